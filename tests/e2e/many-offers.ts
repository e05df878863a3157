import { readOffers, type Offer } from "@raakvlak/infra/demo/trickle-feed.ts";
import { join } from "node:path";

/** The demo's vacancies over and over, each copy with an id, a title and an employer of its own. */
export async function manyOffers(count: number): Promise<Offer[]> {
  const offers = await readOffers(join(import.meta.dirname, "..", "..", "infra", "demo", "feed"));
  return Array.from({ length: count }, (_, index) => {
    const offer = offers[index % offers.length] as Offer;
    const round = Math.floor(index / offers.length) + 1;
    return round === 1
      ? offer
      : {
          ...offer,
          id: 1_000_000 + index,
          title: `${String(offer["title"])} ${round}`,
          company_name: `${String(offer["company_name"])} ${round}`,
        };
  });
}
