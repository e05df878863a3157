import { pairIdOf } from "../domain/ids.ts";
import type { Pair } from "../domain/pair.ts";
import { newRow, type Joiner, type Row } from "../domain/row.ts";
import { rowTransitions, type RowState } from "../domain/row-states.ts";
import type { VacancyView } from "../domain/vacancy-view.ts";
import type { PairStore } from "../use-cases/pair-store.ts";
import type { RowStore } from "../use-cases/row-store.ts";
import type { VacancyStore } from "../use-cases/vacancy-store.ts";
import { pick } from "./memory-recipients.ts";

type Step = () => Promise<void>;

/** The ledger with the real one's semantics, in memory. */
export function createMemoryRows(step: Step): RowStore & { all(): Row[] } {
  const held = new Map<string, Row>();
  return {
    all: () => [...held.values()],
    async get(rowId) {
      await step();
      return held.get(rowId);
    },
    async getMany(rowIds) {
      await step();
      return pick(held, rowIds);
    },
    async join(seed, joiner, now) {
      await step();
      const row = held.get(seed.id) ?? newRow(seed, now);
      if (row.state !== "planned" || row.fence !== 0) return false;
      const dueAt = row.dueAt > seed.slot.dueAt ? row.dueAt : seed.slot.dueAt;
      held.set(row.id, { ...row, dueAt, joiners: withJoiner(row.joiners, joiner) });
      return true;
    },
    async endUnwritten(seed, reason, now) {
      await step();
      if (held.has(seed.id)) return false;
      held.set(seed.id, { ...newRow(seed, now), state: "empty", reason });
      return true;
    },
    async move(seen, to, patch) {
      await step();
      const row = held.get(seen.id);
      const allowed: readonly RowState[] = rowTransitions[to];
      if (!row || row.fence !== seen.fence || !allowed.includes(row.state)) return undefined;
      const fence = to === "claimed" ? row.fence + 1 : row.fence;
      const moved: Row = { ...row, ...patch, state: to, fence };
      held.set(row.id, moved);
      return moved;
    },
    async suppress(rowId, reason, changedAt) {
      await step();
      const row = held.get(rowId);
      const allowed: readonly RowState[] = rowTransitions.suppressed;
      if (!row || !allowed.includes(row.state)) return false;
      held.set(rowId, { ...row, state: "suppressed", reason, changedAt });
      return true;
    },
  };
}

function withJoiner(joiners: readonly Joiner[], joiner: Joiner): Joiner[] {
  const others = joiners.filter(
    (one) => one.vacancyId !== joiner.vacancyId || one.attempt !== joiner.attempt,
  );
  return [...others, joiner];
}

export function createMemoryPairs(step: Step): PairStore & { all(): Pair[] } {
  const held = new Map<string, Pair>();
  const idOf = (pair: Pair) => pairIdOf(pair.candidateId, pair.vacancyId);
  const stillAt = (before: Pair) => {
    const now = held.get(idOf(before));
    return now?.rowId === before.rowId && now.attempt === before.attempt ? now : undefined;
  };
  return {
    all: () => [...held.values()],
    async getMany(candidateId, vacancyIds) {
      await step();
      const found = vacancyIds.flatMap((id) => held.get(pairIdOf(candidateId, id)) ?? []);
      return new Map(found.map((pair) => [pair.vacancyId, pair]));
    },
    async insert(pair) {
      await step();
      if (held.has(idOf(pair))) return false;
      held.set(idOf(pair), pair);
      return true;
    },
    async move(before, after) {
      await step();
      if (!stillAt(before)) return false;
      held.set(idOf(after), after);
      return true;
    },
    async refresh(pair, match) {
      await step();
      const now = stillAt(pair);
      if (now) held.set(idOf(pair), { ...now, match });
    },
  };
}

export function createMemoryVacancies(step: Step): VacancyStore {
  const held = new Map<string, VacancyView>();
  const merged = new Map<string, string>();
  const read = (vacancyId: string): VacancyView | undefined => {
    const mergedInto = merged.get(vacancyId);
    const view = held.get(vacancyId);
    if (mergedInto === undefined) return view;
    return { ...(view ?? { vacancyId, version: 0, status: "gone", aliases: [] }), mergedInto };
  };
  return {
    async get(vacancyId) {
      await step();
      return read(vacancyId);
    },
    async getMany(vacancyIds) {
      await step();
      const views = vacancyIds.flatMap((id) => read(id) ?? []);
      return new Map(views.map((view) => [view.vacancyId, view]));
    },
    async putMany(views) {
      for (const view of views) {
        await step();
        if ((held.get(view.vacancyId)?.version ?? 0) < view.version) held.set(view.vacancyId, view);
      }
    },
    async markMerged(merges) {
      for (const { vacancyId, into } of merges) {
        await step();
        merged.set(vacancyId, into);
      }
    },
  };
}
