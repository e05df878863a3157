import type { Source } from "@raakvlak/contracts";
import type { Clock } from "@raakvlak/runtime";
import { definedOnly } from "../domain/defined-only.ts";
import type { PlannedClosing, PlannedVacancy, RunPlan } from "../domain/plan-run.ts";
import {
  closedState,
  openState,
  RETIRE_AFTER_DAYS,
  type Closing,
  type FoundVacancy,
  type VacancyState,
} from "../domain/vacancy-state.ts";
import type { CalendarStore, Claim, ContentsStore, VacancyStore } from "./ports.ts";
import { foundVacancies } from "./found-vacancies.ts";
import { contentHashOf, vacancyIdOf } from "./vacancy-id.ts";

export interface Changes {
  opened: number;
  changed: number;
  closed: number;
  unchanged: number;
}

interface Needs {
  readonly vacancies: VacancyStore;
  readonly contents: ContentsStore;
  readonly calendar: CalendarStore;
  readonly clock: Clock;
}

export interface ApplyPlan {
  /** Writes what the plan says, a batch at a time; `between` runs before every batch and stops the run by throwing. */
  write(claim: Claim, plan: RunPlan, between: () => Promise<void>): Promise<Changes>;
  /** What `write` would do. */
  preview(source: Source, plan: RunPlan): Promise<Changes>;
}

const BATCH = 100;
const DAY_MS = 86_400_000;

/**
 * Each vacancy is written whole by one conditional write (protocol A), so a crash leaves some done and some not, and the next
 * run does the rest. Order matters: an id is noted as open before its vacancy opens and forgotten after it has closed,
 * else a vacancy could stay open that no run would ever miss.
 */
export function createApplyPlan(needs: Needs): ApplyPlan {
  return {
    async write(claim, plan, between) {
      const changes: Changes = { opened: 0, changed: 0, closed: 0, unchanged: 0 };
      await needs.contents.add(
        claim,
        plan.vacancies.map(({ externalId }) => externalId),
      );
      for (const batch of batchesOf(plan.vacancies)) {
        await between();
        await openBatch(needs, claim, batch, changes);
      }
      for (const batch of batchesOf(plan.closings)) {
        await between();
        await closeBatch(needs, claim, batch, changes);
      }
      return changes;
    },

    async preview(source, plan) {
      const changes: Changes = {
        opened: 0,
        changed: 0,
        closed: plan.closings.length,
        unchanged: 0,
      };
      for (const batch of batchesOf(plan.vacancies)) {
        const found = await foundVacancies(needs.vacancies, source, batch);
        const stored = await needs.vacancies.findMany([...found.keys()]);
        const run = {
          sourceId: source.sourceId,
          fence: Number.MAX_SAFE_INTEGER,
          hash: contentHashOf,
        };
        for (const [id, vacancy] of found)
          count(changes, openState(stored.get(id), vacancy, run)?.happened);
      }
      return changes;
    },
  };
}

async function openBatch(
  { vacancies, calendar }: Needs,
  claim: Claim,
  batch: readonly PlannedVacancy[],
  changes: Changes,
): Promise<void> {
  const { source } = claim.stored;
  const found = await foundVacancies(vacancies, source, batch);
  const run = { sourceId: source.sourceId, fence: claim.fence, hash: contentHashOf };
  await calendar.setMany(daysOf(found));
  const happened = new Map<string, VacancyState["happened"] | undefined>();
  await vacancies.changeMany([...found.keys()], (id, current) => {
    const vacancy = found.get(id);
    const next = vacancy && openState(current, vacancy, run);
    // Decided anew when another writer was faster: the last decision is the one that was written.
    happened.set(id, next?.happened);
    return next;
  });
  for (const id of found.keys()) count(changes, happened.get(id));
}

function daysOf(found: ReadonlyMap<string, FoundVacancy>): { vacancyId: string; day: number }[] {
  return [...found.values()].flatMap(({ vacancyId, vacancy }) =>
    vacancy.validThroughDay === undefined ? [] : [{ vacancyId, day: vacancy.validThroughDay + 1 }],
  );
}

async function closeBatch(
  { vacancies, calendar, contents, clock }: Needs,
  claim: Claim,
  batch: readonly PlannedClosing[],
  changes: Changes,
): Promise<void> {
  const { sourceId } = claim.stored.source;
  const closings = new Map(
    batch.map((closing) => [vacancyIdOf(sourceId, closing.externalId), closing]),
  );
  const run = { fence: claim.fence, hash: contentHashOf };
  const at = clock.now().toISOString();
  const day = Math.floor(clock.now().getTime() / DAY_MS) + RETIRE_AFTER_DAYS;
  await calendar.setMany([...closings.keys()].map((vacancyId) => ({ vacancyId, day })));
  const closed = new Set<string>();
  await vacancies.changeMany([...closings.keys()], (id, current) => {
    const closing = closings.get(id);
    const next = closing && closedState(current, closingOf(sourceId, closing, at), run);
    if (next) closed.add(id);
    return next;
  });
  await contents.remove(
    claim,
    batch.map(({ externalId }) => externalId),
  );
  changes.closed += closed.size;
}

function closingOf(sourceId: string, { reason, into }: PlannedClosing, at: string): Closing {
  return {
    reason,
    at,
    ...definedOnly({ mergedInto: into === undefined ? undefined : vacancyIdOf(sourceId, into) }),
  };
}

function count(changes: Changes, happened: "opened" | "changed" | "closed" | undefined): void {
  changes[happened ?? "unchanged"] += 1;
}

function batchesOf<Item>(items: readonly Item[]): Item[][] {
  return Array.from({ length: Math.ceil(items.length / BATCH) }, (_, index) =>
    items.slice(index * BATCH, (index + 1) * BATCH),
  );
}
