import { createTestClock } from "@raakvlak/runtime";
import {
  findPlace,
  recogniseOccupations,
  recogniseSectors,
  recogniseSkills,
} from "@raakvlak/vocabulary";
import { describe, expect, it } from "vitest";
import { createApplyPlan } from "./apply-plan.ts";
import {
  LeaseLost,
  type Claim,
  type FetchedFeed,
  type StoredSource,
  type StoredVacancyDocument,
  type Validators,
} from "./ports.ts";
import { readerInPlace } from "../adapters/reading/fixtures/reader-in-place.ts";
import { createReadSource } from "./read-source.ts";
import { createRunSource } from "./run-source.ts";

const words = { recogniseOccupations, recogniseSkills, recogniseSectors, findPlace };
const request = { dryRun: false, confirmClosing: false };
const never = new AbortController().signal;
const source = {
  sourceId: "one",
  organisationId: "raakvlak",
  name: "One",
  format: "recruitee",
  location: { kind: "file", path: "x.json" },
  closeShareMaximum: 50,
} as const;
const offer = (id: number, more: Record<string, unknown> = {}) => ({
  id,
  title: `Accountmanager ${id}`,
  city: "Utrecht",
  ...more,
});

/** Stores in memory with the same rules as the real ones; `later` makes another run take the source over. */
function bench() {
  const clock = createTestClock(new Date("2026-09-04T10:00:00.000Z"));
  const vacancies = new Map<string, StoredVacancyDocument>();
  const open = new Set<string>();
  const finished: { validators: Validators | undefined }[] = [];
  const state = {
    fence: 0,
    running: false,
    body: "",
    known: [] as (Validators | undefined)[],
    validators: undefined as Validators | undefined,
  };
  const claimed = (): Claim => {
    const stored: StoredSource = {
      source,
      createdAt: clock.now(),
      runIds: [],
      ...(state.validators ? { validators: state.validators } : {}),
    };
    return { stored, runId: "run", fence: (state.fence += 1) };
  };
  const mine = (claim: Claim) => {
    if (claim.fence !== state.fence) throw new LeaseLost("one");
  };
  const runSource = createRunSource({
    sources: {
      put: async (put) => put,
      find: async () => claimed().stored,
      list: async () => [],
      claim: async (sourceId) =>
        sourceId === "one" ? (state.running ? "busy" : claimed()) : "unknown",
      renew: async (claim) => mine(claim),
      finish: async (claim, _id, validators) => {
        mine(claim);
        finished.push({ validators });
        state.validators = validators ?? state.validators;
      },
    },
    runs: { put: async () => {}, getMany: async () => [] },
    contents: contentsOf(open),
    pages: { settle: async () => {} },
    readSource: createReadSource({
      fetchFeed: async (_location, known) => {
        state.known.push(known);
        return state.body === ""
          ? ({ kind: "failed", detail: "away" } satisfies FetchedFeed)
          : {
              kind: "body",
              body: { bytes: new TextEncoder().encode(state.body), address: "x.json" },
              validators: { etag: "e" },
            };
      },
      readPages: async () => ({ kind: "failed", detail: "no list" }),
      feedReader: readerInPlace({ ...words, cleanHtml: (html) => html }),
    }),
    applyPlan: createApplyPlan({
      vacancies: vacanciesOf(vacancies),
      contents: contentsOf(open),
      calendar: { setMany: async () => {}, dueOn: async () => [], remove: async () => {} },
      clock,
    }),
    newRunId: () => "run",
    clock,
  });
  const feed = (...offers: unknown[]) => void (state.body = JSON.stringify({ offers }));
  return { runSource, feed, state, vacancies, open, finished };
}

function contentsOf(open: Set<string>) {
  return {
    load: async () => new Set(open),
    add: async (_claim: Claim, ids: readonly string[]) => {
      for (const id of ids) open.add(id);
    },
    remove: async (_claim: Claim, ids: readonly string[]) => {
      for (const id of ids) open.delete(id);
    },
  };
}

function vacanciesOf(
  stored: Map<string, StoredVacancyDocument>,
): Parameters<typeof createApplyPlan>[0]["vacancies"] {
  return {
    findMany: async (ids) =>
      new Map(
        ids.flatMap((id) =>
          stored.has(id) ? [[id, stored.get(id)] as [string, StoredVacancyDocument]] : [],
        ),
      ),
    async changeMany(ids, decide) {
      for (const id of ids) {
        const current = stored.get(id);
        const next = decide(id, current);
        if (next)
          stored.set(id, { ...next, _id: id, version: (current?.version ?? 0) + 1, published: 0 });
      }
      return new Map(stored);
    },
  };
}

describe("runSource", () => {
  it("asks again only for what changed, once a run has been done", async () => {
    const { runSource, feed, state } = bench();
    feed(offer(1));
    await runSource("one", request, never);
    await runSource("one", request, never);
    expect(state.known).toEqual([undefined, { etag: "e", normaliser: 1 }]);
  });

  it("reads an unchanged feed again when normalisation got better", async () => {
    const { runSource, feed, state } = bench();
    feed(offer(1));
    state.validators = { etag: "e", normaliser: 0 };
    await runSource("one", request, never);
    expect(state.known).toEqual([undefined]);
  });

  it("keeps no validators of a run that failed or asks", async () => {
    const { runSource, feed, state, finished } = bench();
    feed(offer(1), offer(2));
    await runSource("one", request, never);
    feed();
    expect(await runSource("one", request, never)).toMatchObject({
      outcome: "needs-confirmation",
      detail: "The feed is empty; 2 open vacancies would close.",
    });
    state.body = "";
    expect(await runSource("one", request, never)).toMatchObject({
      outcome: "failed",
      detail: "away",
    });
    expect(finished.map(({ validators }) => validators?.etag)).toEqual(["e", undefined, undefined]);
  });

  it("fails whole when no item can be identified, and closes nothing", async () => {
    const { runSource, feed, open } = bench();
    feed(offer(1));
    await runSource("one", request, never);
    feed({ title: "x" }, 7);
    expect(await runSource("one", request, never)).toMatchObject({
      outcome: "failed",
      closed: 0,
      detail: "None of the 2 items has an id that can be read.",
    });
    expect([...open]).toEqual(["1"]);
  });

  it("says busy and unknown without reading anything", async () => {
    const { runSource, state } = bench();
    expect(await runSource("two", request, never)).toBe("unknown");
    state.running = true;
    expect(await runSource("one", request, never)).toBe("busy");
    expect(state.known).toEqual([]);
  });

  it("writes nothing more once another run has the source", async () => {
    const { runSource, feed, state, vacancies } = bench();
    feed(...Array.from({ length: 3 }, (_, index) => offer(index + 1)));
    const run = runSource("one", request, never);
    state.fence += 1;
    await expect(run).rejects.toThrow(LeaseLost);
    expect(vacancies.size).toBe(0);
  });

  it("stops between two batches when the service stops", async () => {
    const { runSource, feed } = bench();
    feed(offer(1));
    const stopping = AbortSignal.abort();
    await expect(runSource("one", request, stopping)).rejects.toThrow(/abort/i);
  });
});
