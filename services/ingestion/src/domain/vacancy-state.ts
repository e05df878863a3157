import type { Vacancy } from "@raakvlak/contracts";

type ClosedReason = NonNullable<Vacancy["closed"]>["reason"];

/** What ingestion keeps of a vacancy behind the topic; messaging adds id, version and published. */
export interface VacancyState {
  readonly sourceId: string;
  readonly externalId: string;
  /** What happened last: the type of the published event, a hint for people. */
  readonly happened: "opened" | "changed" | "closed";
  /** Fence of the run that wrote this: a run that wakes up late never overwrites what a later one wrote. */
  readonly fence: number;
  /** Of the vacancy as it stands, so that a run tells a change without reading texts. */
  readonly contentHash: string;
  readonly aliases: readonly string[];
  /** Absent: a stub. Its tombstone is published; it keeps version and aliases, so that the id can come back. */
  readonly vacancy?: StoredVacancy;
}

export type StoredVacancy = Omit<Vacancy, "version">;

/** A vacancy as a run found it in its source. */
export interface FoundVacancy {
  readonly vacancyId: string;
  readonly externalId: string;
  readonly vacancy: Omit<StoredVacancy, "status" | "closed" | "aliases" | "vacancyId">;
  /** Ids of the vacancies that are copies of this one in the same feed. */
  readonly merged: readonly string[];
}

export interface RunContext {
  readonly sourceId: string;
  readonly fence: number;
  readonly hash: (vacancy: StoredVacancy) => string;
}

const DAY_MS = 86_400_000;

/** How long a closed vacancy stays readable before its tombstone. */
export const RETIRE_AFTER_DAYS = 90;

/**
 * The state of a vacancy that stands in its source; undefined when nothing has changed, or when a later run wrote it. A closed
 * one opens again under its id and goes on counting its version.
 */
export function openState(
  current: VacancyState | undefined,
  found: FoundVacancy,
  run: RunContext,
): VacancyState | undefined {
  if (current && current.fence > run.fence) return undefined;
  const aliases = aliasesOf(current, found);
  const vacancy: StoredVacancy = {
    ...found.vacancy,
    vacancyId: found.vacancyId,
    status: "open",
    aliases,
  };
  const contentHash = run.hash(vacancy);
  if (current?.contentHash === contentHash) return undefined;
  const happened = current?.vacancy?.status === "open" ? "changed" : "opened";
  return {
    sourceId: run.sourceId,
    externalId: found.externalId,
    happened,
    fence: run.fence,
    contentHash,
    aliases,
    vacancy,
  };
}

/** What was merged stays an alias for ever: whoever was told of it is not told again. A former survivor becomes one too. */
function aliasesOf(current: VacancyState | undefined, found: FoundVacancy): string[] {
  const survivor = current?.vacancy?.closed?.mergedInto;
  const known = new Set([
    ...(current?.aliases ?? []),
    ...found.merged,
    ...(survivor === undefined ? [] : [survivor]),
  ]);
  known.delete(found.vacancyId);
  return [...known].slice(0, 50);
}

export interface Closing {
  readonly reason: ClosedReason;
  readonly at: string;
  readonly mergedInto?: string;
}

/** The state of a vacancy that closes; undefined when it is closed already, or when a later run wrote it. */
export function closedState(
  current: VacancyState | undefined,
  closing: Closing,
  run: Pick<RunContext, "fence" | "hash">,
): VacancyState | undefined {
  if (!current?.vacancy || current.vacancy.status === "closed" || current.fence > run.fence)
    return undefined;
  const { reason, at, mergedInto } = closing;
  const closed = { reason, at, ...(mergedInto === undefined ? {} : { mergedInto }) };
  const vacancy: StoredVacancy = { ...current.vacancy, status: "closed", closed };
  return {
    ...current,
    happened: "closed",
    fence: run.fence,
    contentHash: run.hash(vacancy),
    vacancy,
  };
}

/** The day on which something becomes due for a vacancy without its source: it expires, or its tombstone follows. */
export function dueDayOf({ vacancy }: Pick<VacancyState, "vacancy">): number | undefined {
  if (!vacancy) return undefined;
  if (vacancy.closed) return Math.floor(Date.parse(vacancy.closed.at) / DAY_MS) + RETIRE_AFTER_DAYS;
  return vacancy.validThroughDay === undefined ? undefined : vacancy.validThroughDay + 1;
}

/** What the calendar makes of a vacancy on a day: closed when it has expired, a stub 90 days after closing; else undefined. */
export function stateByCalendar(
  current: VacancyState | undefined,
  today: number,
  closing: { at: string; hash: RunContext["hash"] },
): VacancyState | undefined {
  const dueDay = current && dueDayOf(current);
  if (!current || dueDay === undefined || dueDay > today) return undefined;
  if (current.vacancy?.status === "open")
    return closedState(
      current,
      { reason: "expired", at: closing.at },
      { fence: current.fence, hash: closing.hash },
    );
  const { vacancy: _retired, ...stub } = current;
  return { ...stub, contentHash: "" };
}
