import type { Match, Vacancy } from "@raakvlak/contracts";
import type { RowSeed } from "../../domain/row.ts";
import { createUseCases, type UseCases } from "../create-use-cases.ts";
import type { Faults } from "./fault.ts";
import { createModelJobBook, type ModelJob } from "./model-job-book.ts";
import { createModelMailServer } from "./model-mail-server.ts";
import { createModelStores } from "./model-stores.ts";
import { createRandom, createScheduler } from "./scheduler.ts";

const start = new Date("2026-10-24T10:00:00.000Z");

/** Notification's use cases over in-memory stores with real semantics, and everything around them that can go wrong. */
export function createWorld(seed: number, faults: Faults = new Set()) {
  const random = createRandom(seed);
  const scheduler = createScheduler(random, start);
  const { step, clock } = scheduler;
  let calm = false;
  const stores = createModelStores(scheduler, faults);
  const { jobs, book } = createModelJobBook({ step, clock, faults, nowMs: scheduler.now });
  const mail = createModelMailServer({ scheduler, random, faults, isCalm: () => calm });
  const useCases = createUseCases({
    ...stores,
    ...mail,
    ...nobodyIsErased,
    clock,
    jobs: book,
    leaseMs: 30_000,
    smtpTimeoutMs: 40_000,
    candidateRef: (candidateId) => candidateId,
    addressMark: (address) => address,
    deliveries: { record: () => step() },
    onLateFailure: () => {},
  });
  /** Survivor and alias to the step at which the merge was known to every later claim. */
  const mergeHeldAt = new Map<string, number>();

  return {
    ...stores,
    random,
    scheduler,
    jobs,
    mergeHeldAt,
    delivered: mail.delivered,
    setCalm() {
      calm = true;
    },
    /** How far the next actor's wall clock is off: mostly a second, sometimes a minute. */
    skew: () => (calm ? 0 : (random.below(2_001) - 1_000) * random.pick([1, 60])),
    runJob: (job: ModelJob) => runJob(useCases, job),
    refuse: useCases.refuse,
    keepSubscriptions: useCases.keepSubscriptions,
    async keepVacancy(vacancy: Vacancy) {
      await useCases.keepVacancies([{ kind: "present", vacancy }]);
      for (const alias of vacancy.aliases) {
        const key = `${vacancy.vacancyId}<${alias}`;
        if (!mergeHeldAt.has(key)) mergeHeldAt.set(key, scheduler.steps());
      }
    },
    /** As the consumer does: what must wait goes to the durable jobs before the fact counts as done. */
    async consumeMatch(match: Match) {
      if ((await useCases.placeMatch(match)).kind === "wait") await book.planPlacement(match);
    },
  };
}

export type World = ReturnType<typeof createWorld>;

const nobodyIsErased = {
  tokens: { issue: () => "", read: () => undefined },
  isErased: async () => false,
  erasedAmong: async () => new Set<string>(),
  forget: async () => {},
};

/** One run of a job, as a worker would; when to run it again, undefined: never. */
async function runJob(useCases: UseCases, job: ModelJob): Promise<number | undefined> {
  const { plannedAt } = job;
  const about = job.payload as { candidateId: string; count: number; version: number };
  switch (job.kind) {
    case "send": {
      const result = await useCases.sendRow({ ...(job.payload as RowSeed), plannedAt });
      return result.kind === "again" ? result.inMs : undefined;
    }
    case "place":
      return (await useCases.placeMatch(job.payload as Match)).kind === "wait" ? 200 : undefined;
    case "announce":
      return (await useCases.announcePlanned(about.candidateId, about.count, plannedAt))?.inMs;
    case "reassess":
      return (await useCases.reassessRecipient(about.candidateId, about.version, plannedAt))?.inMs;
  }
}
