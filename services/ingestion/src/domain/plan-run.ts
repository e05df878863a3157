import { definedOnly } from "./defined-only.ts";
import type { ItemProblem } from "./source-item.ts";
import { groupDuplicates } from "./duplicates.ts";
import type { UnderstoodItem } from "./understand-feed.ts";
import type { VacancyContent } from "./normalise/normalise-item.ts";

export interface PlannedVacancy {
  readonly externalId: string;
  readonly content: VacancyContent;
  readonly url?: string;
  readonly copies: readonly { readonly externalId: string; readonly url?: string }[];
}

export interface PlannedClosing {
  readonly externalId: string;
  readonly reason: "gone-from-source" | "expired" | "merged";
  /** External id of the survivor. */
  readonly into?: string;
}

/** What a run is going to do, before it does anything. */
export interface RunPlan {
  readonly items: number;
  readonly vacancies: readonly PlannedVacancy[];
  readonly closings: readonly PlannedClosing[];
  readonly refused: number;
  readonly problems: readonly ItemProblem[];
}

export interface PlanContext {
  readonly today: number;
  /** Whether all that the source holds was read: what is missing then is gone. */
  readonly isWhole: boolean;
  /** What is known to be gone even so, unless it stands elsewhere in the source. */
  readonly gone?: ReadonlySet<string>;
}

/**
 * Compares a feed with what is open: what stands in it stays or opens, copies merge into their survivor, what is gone or
 * expired closes. An item that was refused but could be identified keeps its vacancy as it is; of a feed that was not read
 * whole, what is missing is not gone.
 */
export function planRun(
  items: readonly UnderstoodItem[],
  open: ReadonlySet<string>,
  { today, isWhole, gone: knownGone }: PlanContext,
): RunPlan {
  const { usable, expired, problems, seen } = sift(items, today);
  const { survivors } = groupDuplicates(usable, (externalId) => open.has(externalId));
  const vacancies = survivors.map(
    ({ item: { externalId, content, url }, copies }): PlannedVacancy => {
      const others = copies.map((copy) => definedUrl(copy.externalId, copy.url));
      return Object.assign(definedUrl(externalId, url), { content, copies: others });
    },
  );
  const merged = survivors.flatMap(({ item, copies }) =>
    copies.map(({ externalId }): PlannedClosing => ({
      externalId,
      reason: "merged",
      into: item.externalId,
    })),
  );
  const gone = [...open].filter(
    (externalId) => !seen.has(externalId) && (isWhole || knownGone?.has(externalId)),
  );
  const closings: PlannedClosing[] = [
    ...expired.map((externalId): PlannedClosing => ({ externalId, reason: "expired" })),
    ...merged,
    ...gone.map((externalId): PlannedClosing => ({ externalId, reason: "gone-from-source" })),
  ].filter(({ externalId }) => open.has(externalId));
  return {
    items: items.length,
    vacancies,
    closings,
    refused: items.length - usable.length,
    problems,
  };
}

function definedUrl(
  externalId: string,
  url: string | undefined,
): { externalId: string; url?: string } {
  return { externalId, ...definedOnly({ url }) };
}

interface Sifted {
  readonly usable: Usable[];
  readonly expired: string[];
  readonly problems: ItemProblem[];
  /** Every id that could be read, whatever became of its item. */
  readonly seen: Set<string>;
}

interface Usable {
  readonly externalId: string;
  readonly content: VacancyContent;
  readonly url: string | undefined;
}

function sift(items: readonly UnderstoodItem[], today: number): Sifted {
  const sifted: Sifted = { usable: [], expired: [], problems: [], seen: new Set() };
  for (const { externalId, url, content, problems } of items) {
    sifted.problems.push(...problems);
    if (externalId === undefined) continue;
    const refuse = (field: string, message: string) =>
      sifted.problems.push({ item: externalId, field, message });
    if (sifted.seen.has(externalId)) refuse("id", "stands twice in the feed; the first one counts");
    else if (content && hasExpired(content, today)) {
      sifted.expired.push(externalId);
      refuse("close_at", "was open until a day that has passed");
    } else if (content) sifted.usable.push({ externalId, content, url });
    sifted.seen.add(externalId);
  }
  return sifted;
}

function hasExpired({ validThroughDay }: VacancyContent, today: number): boolean {
  return validThroughDay !== undefined && validThroughDay < today;
}

/** Share of the open vacancies, in whole hundredths rounded up, that the plan closes because they are gone; merging and expiring need no question. */
export function closingShare(plan: RunPlan, openCount: number): number {
  const gone = plan.closings.filter(({ reason }) => reason === "gone-from-source").length;
  return openCount === 0 ? 0 : Math.ceil((gone * 100) / openCount);
}
