import type { SeededRandom } from "@raakvlak/infra/demo/seeded-random.ts";
import { towns, trades, type VacancyTraits } from "../fit-rules.ts";

export interface PlannedVacancy {
  readonly code: string;
  /** Each counts from its edition of the feed on. An edit without other traits changes the text alone. */
  readonly states: readonly { readonly edition: number; readonly traits: VacancyTraits }[];
}

/** Shares of the vacancies that change once, and that close. */
const changing = 0.25;
const closing = 0.08;

/** Vacancies that appear over the editions of one feed, change in later ones, and are gone at last. */
export function inventVacancies(
  random: SeededRandom,
  count: number,
  editions: number,
): PlannedVacancy[] {
  return Array.from({ length: count }, (_, index) => {
    const traits: VacancyTraits = {
      trade: random.pick(trades),
      town: random.pick(towns),
      paysWell: random.chance(0.5),
      open: true,
    };
    const first = Math.floor((index * editions) / count);
    const states = [{ edition: first, traits }];
    const code = `K${String(index).padStart(4, "0")}`;
    if (first >= editions - 1) return { code, states };
    const edition = random.whole(first + 1, editions - 1);
    if (random.chance(changing)) states.push({ edition, traits: changed(traits, random) });
    else if (random.chance(closing)) states.push({ edition, traits: { ...traits, open: false } });
    return { code, states };
  });
}

function changed(traits: VacancyTraits, random: SeededRandom): VacancyTraits {
  switch (random.whole(0, 3)) {
    case 0:
      return { ...traits, town: random.pick(towns) };
    case 1:
      return { ...traits, paysWell: !traits.paysWell };
    default:
      // Only its words: who was told of it must not be told again.
      return traits;
  }
}
