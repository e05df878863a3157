import type { ItemProblem } from "../source-item.ts";
import type { UnderstoodItem } from "../understand-feed.ts";
import { idsOf, type StoredPage } from "./stored-page.ts";

export interface HarvestLimits {
  readonly itemsMaximum: number;
  /** Of the texts of all items together. */
  readonly charactersMaximum: number;
}

/** What all pages of a list say together. */
export interface Harvest {
  readonly items: readonly UnderstoodItem[];
  /** What the pages that answered held and may hold no more. */
  readonly gone: ReadonlySet<string>;
  /** Pages that hold less than they did, once that is closed. */
  readonly held: ReadonlyMap<string, readonly string[]>;
}

/** As many as a report has room for. */
const PROBLEMS_MAXIMUM = 1_000;

/** Gathers pages as they were read or kept, within the limits that one feed has. */
export function createPageHarvest({ itemsMaximum, charactersMaximum }: HarvestLimits) {
  const byAddress = new Map<string, readonly UnderstoodItem[]>();
  const gone = new Set<string>();
  const held = new Map<string, readonly string[]>();
  const room = { items: itemsMaximum, characters: charactersMaximum, problems: PROBLEMS_MAXIMUM };

  const store = (address: string, items: readonly UnderstoodItem[]) => {
    room.items -= items.length;
    room.characters -= items.reduce((sum, { content }) => sum + sizeOf(content), 0);
    const fitting = items.map((item) => ({ ...item, problems: takeProblems(item.problems) }));
    byAddress.set(address, fitting);
  };
  const takeProblems = (problems: readonly ItemProblem[]) => {
    const kept = problems.slice(0, room.problems);
    room.problems -= kept.length;
    return kept;
  };

  return {
    /** A page that answered: what it held and does not hold any more is gone. */
    addAnswered({ address, held: before, reading }: StoredPage): void {
      const items = reading?.items ?? [];
      const ids = idsOf(items);
      for (const id of before) gone.add(id);
      if (ids.length < before.length) held.set(address, ids);
      store(address, items);
    },
    /** A page that did not answer, or was not asked: what it held stays. */
    addKept({ address, held: before, reading }: StoredPage): void {
      const items = reading?.items ?? [];
      const ids = new Set(idsOf(items));
      const others = before.filter((id) => !ids.has(id));
      store(address, [...items, ...others.map((externalId) => ({ externalId, problems: [] }))]);
    },
    has: (address: string) => byAddress.has(address),
    /** Why there is more than a source may have; undefined while there is not. */
    excess(): string | undefined {
      if (room.items < 0) return `The pages have more than ${itemsMaximum} vacancies.`;
      if (room.characters < 0)
        return `The pages' texts have more than ${charactersMaximum} characters.`;
      return undefined;
    },
    /** In the order of the index, so that the same pages always give the same. */
    gathered(addresses: readonly string[]): Harvest {
      return { items: addresses.flatMap((address) => byAddress.get(address) ?? []), gone, held };
    },
  };
}

export type PageHarvest = ReturnType<typeof createPageHarvest>;

function sizeOf(content: UnderstoodItem["content"]): number {
  return content ? content.text.length + content.html.length : 0;
}
