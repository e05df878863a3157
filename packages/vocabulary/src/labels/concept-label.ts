import type { Locale } from "@raakvlak/contracts";
import { places } from "../places/find-place.ts";
import type { Concept } from "../taxonomy/concept.ts";
import { occupations } from "../taxonomy/occupations.ts";
import { sectors } from "../taxonomy/sectors.ts";
import { skills } from "../taxonomy/skills.ts";

const concepts: ReadonlyMap<string, Concept> = new Map(
  [...occupations, ...skills, ...sectors].map((concept) => [concept.id, concept]),
);
const placeLabels: ReadonlyMap<string, string> = new Map(
  places.map((place) => [place.id, place.label]),
);

/** The words for an occupation, skill, sector or place; an id that this taxonomy does not know reads as its slug: it may come from a newer one. */
export function conceptLabel(id: string, locale: Locale): string {
  return concepts.get(id)?.[locale] ?? placeLabels.get(id) ?? readableSlug(id);
}

function readableSlug(id: string): string {
  return id.slice(id.indexOf(":") + 1).replaceAll("-", " ");
}
