import type { Holder } from "@raakvlak/contracts";
import {
  begunAgain,
  holders,
  stepKey,
  withRemoved,
  type ErasureSaga,
  type ErasureStep,
} from "../domain/erasure-saga.ts";
import { createAdvanceErasure } from "./advance-erasure.ts";
import { createErasePerson } from "./erase-person.ts";
import type { ErasingHolders, ErasurePart, ErasureRound, ErasureSagas } from "./erasure-sagas.ts";
import { createTakeErasureSteps } from "./take-erasure-steps.ts";

export const secondLookMs = 60_000;
export const refOf = (candidateId: string) => `ref-${candidateId.slice(0, 3)}`;

export function createSagasInMemory(): ErasureSagas & { all: Map<string, ErasureSaga> } {
  const all = new Map<string, ErasureSaga>();
  const update = async (
    { id, round }: ErasureRound,
    change: (saga: ErasureSaga) => Partial<ErasureSaga>,
  ) => {
    const saga = all.get(id);
    if (saga?.round === round && saga.finishedAt === undefined)
      all.set(id, { ...saga, ...change(saga) });
  };
  const stepOf = (saga: ErasureSaga, { holder, subject }: ErasurePart) =>
    saga.steps[stepKey(holder, subject)] as ErasureStep;
  const withStep = ({ steps }: ErasureSaga, step: ErasureStep) => ({
    steps: { ...steps, [stepKey(step.holder, step.subject)]: step },
  });
  const onWaiting = (of: ErasureRound, part: ErasurePart, change: Partial<ErasureStep>) =>
    update(of, (saga) => {
      const { problem: _, ...step } = stepOf(saga, part);
      if (step.state !== "waiting") return {};
      return withStep(saga, { ...step, attempts: step.attempts + 1, ...change });
    });
  return {
    all,
    find: async (id) => all.get(id),
    async begin(saga) {
      const found = all.get(saga.id);
      if (found && found.finishedAt === undefined) return found;
      const begun = found ? begunAgain(found, saga) : saga;
      all.set(saga.id, begun);
      return begun;
    },
    async putReceipt(of, part, receipt) {
      const saga = all.get(of.id);
      if (!saga) return;
      const step = stepOf(saga, part);
      const sum = withRemoved(step.receipt, receipt);
      all.set(of.id, { ...saga, ...withStep(saga, { ...step, receipt: sum }) });
      await onWaiting(of, part, { state: "erased" });
    },
    putProblem: (of, part, problem) => onWaiting(of, part, { problem }),
    refused: (of) => update(of, () => ({ refusal: "done" })),
    erased: (of, erasedAt) => update(of, () => ({ erasedAt })),
    finish: (of, finishedAt) => update(of, () => ({ finishedAt, candidateIds: [] })),
  };
}

/** The jobs that are owed, by the id that a worker knows them by. */
function createJobsInMemory(step: (what: string) => void) {
  const owed = new Set<string>();
  const idOf = ({ id, round }: ErasureRound) => `${id} ${round}`;
  let rounds = 0;
  return {
    owed,
    idOf,
    isOwed: (of: ErasureRound) => owed.has(idOf(of)),
    /** What a worker writes down behind a job that is done. */
    end: (jobId: string) => void owed.delete(jobId),
    newRound: () => `round-${(rounds += 1)}`,
    toAdvance: {
      remember: async (of: ErasureRound) => {
        owed.add(idOf(of));
        step("remember");
      },
      hurry: async () => step("hurry"),
      forget: async (of: ErasureRound) => void owed.delete(idOf(of)),
    },
  };
}

const newDoorsState = () => ({ away: new Set<Holder>(), handing: false });

interface Doors {
  held: Set<string>;
  state: ReturnType<typeof newDoorsState>;
  step: (what: string) => void;
  now: () => Date;
}

/** The services, as the saga asks them. */
function createDoors({ held, state, step, now }: Doors): ErasingHolders {
  return {
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
}

/** The saga over services in memory; each of its steps may be made to die. */
export function createErasureWorld() {
  let nowMs = Date.parse("2026-03-01T10:00:00.000Z");
  const now = () => new Date(nowMs);
  const sagas = createSagasInMemory();
  const log: string[] = [];
  /** What each service still holds: `holder candidateId`. */
  const held = new Set<string>();
  const state = { ...newDoorsState(), diesAfter: Number.POSITIVE_INFINITY };

  /** A step that happened; the process may die right behind it. */
  const step = (what: string) => {
    log.push(what);
    state.diesAfter -= 1;
    if (state.diesAfter <= 0) throw new Killed();
  };
  const holderDoors = createDoors({ held, state, step, now });
  const problemOf = (error: unknown) => {
    if (error instanceof Killed) throw error;
    return "away";
  };
  const jobs = createJobsInMemory(step);
  const needs = {
    sagas,
    holders: holderDoors,
    pseudonymise: refOf,
    newRound: jobs.newRound,
    problemOf,
    now,
    secondLookMs,
  };
  const takeSteps = createTakeErasureSteps(needs);
  const advance = createAdvanceErasure({ ...needs, takeSteps });
  return {
    sagas,
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
      toAdvance: jobs.toAdvance,
    }),
    /** Runs the job of the saga's round, if there is one. */
    async advance(id: string) {
      const saga = await sagas.find(id);
      const isOwed = saga !== undefined && jobs.isOwed(saga);
      return advance(isOwed ? saga : { id, round: "nobody's" });
    },
    jobs,
  };
}

export class Killed extends Error {}
