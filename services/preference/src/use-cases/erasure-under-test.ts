import type { Holder } from "@raakvlak/contracts";
import { holders, type ErasureSaga } from "../domain/erasure-saga.ts";
import { createAdvanceErasure } from "./advance-erasure.ts";
import { createErasePerson } from "./erase-person.ts";
import type { ErasureSagas } from "./erasure-sagas.ts";
import { createTakeErasureSteps } from "./take-erasure-steps.ts";

export const secondLookMs = 60_000;
export const refOf = (candidateId: string) => `ref-${candidateId.slice(0, 3)}`;

function createSagasInMemory(): ErasureSagas & { all: Map<string, ErasureSaga> } {
  const all = new Map<string, ErasureSaga>();
  const update = async (id: string, change: (saga: ErasureSaga) => Partial<ErasureSaga>) => {
    const saga = all.get(id);
    if (saga && saga.finishedAt === undefined) all.set(id, { ...saga, ...change(saga) });
  };
  return {
    all,
    find: async (id) => all.get(id),
    async begin(saga) {
      const found = all.get(saga.id);
      if (found && found.finishedAt === undefined) return found;
      all.set(saga.id, saga);
      return saga;
    },
    putStep: (id, step) =>
      update(id, ({ steps }) => {
        const key = `${step.holder}:${step.subject}`;
        const isOvertaken = step.state === "waiting" && steps[key]?.state !== "waiting";
        return isOvertaken ? {} : { steps: { ...steps, [key]: step } };
      }),
    refused: (id) => update(id, () => ({ refusal: "done" })),
    erased: (id, erasedAt) => update(id, () => ({ erasedAt })),
    finish: (id, finishedAt) => update(id, () => ({ finishedAt, candidateIds: [] })),
  };
}

/** The saga over services in memory; each of its steps may be made to die. */
export function createErasureWorld() {
  let nowMs = Date.parse("2026-03-01T10:00:00.000Z");
  const now = () => new Date(nowMs);
  const sagas = createSagasInMemory();
  const owed = new Set<string>();
  const log: string[] = [];
  /** What each service still holds: `holder candidateId`. */
  const held = new Set<string>();
  const state = { away: new Set<Holder>(), handing: false, diesAfter: Number.POSITIVE_INFINITY };

  /** A step that happened; the process may die right behind it. */
  const step = (what: string) => {
    log.push(what);
    state.diesAfter -= 1;
    if (state.diesAfter <= 0) throw new Killed();
  };
  const holderDoors = {
    async refuse(candidateId: string) {
      if (state.away.has("notification")) throw new Error("away");
      step(`refuse ${candidateId}`);
      return state.handing ? ("pending" as const) : ("done" as const);
    },
    async erase(candidateId: string, holder: Holder) {
      if (state.away.has(holder)) throw new Error("away");
      const removed = held.delete(`${holder} ${candidateId}`) ? 1 : 0;
      step(`${holder} ${candidateId}`);
      return { erasedAt: now().toISOString(), removed: { things: removed } };
    },
  };
  const problemOf = (error: unknown) => {
    if (error instanceof Killed) throw error;
    return "away";
  };
  const needs = { sagas, holders: holderDoors, pseudonymise: refOf, problemOf, now, secondLookMs };
  const takeSteps = createTakeErasureSteps(needs);
  return {
    sagas,
    owed,
    log,
    held,
    state,
    holdEverything: (candidateIds: readonly string[]) => {
      for (const id of candidateIds) for (const holder of holders) held.add(`${holder} ${id}`);
    },
    pass: (ms: number) => void (nowMs += ms),
    erase: createErasePerson({
      ...needs,
      takeSteps,
      toAdvance: {
        remember: async (id) => {
          owed.add(id);
          step("remember");
        },
        hurry: async () => step("hurry"),
      },
    }),
    advance: createAdvanceErasure({ ...needs, takeSteps }),
  };
}

export class Killed extends Error {}
