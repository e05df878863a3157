import type { Profile } from "@raakvlak/contracts";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { bareOccupations, pairOf, today } from "../domain/fixtures/bare-pair.ts";
import { wholeProfile, wholeVacancy } from "../domain/fixtures/whole-pair.ts";
import { currentModel } from "../domain/models.ts";
import { scoredVacancyOf } from "../domain/scored-vacancy.ts";
import { createBlockIndex, type BlockIndex } from "./block-index.ts";
import type { Crew, KernelHost } from "./kernel.ts";
import { createWasmHost } from "./wasm-host.ts";

const measure = { day: today, model: currentModel };
const wanted = { limit: 5, alerts: true };
const idOf = (n: number) => `1a6b7c1e-0000-4000-8000-${n.toString(16).padStart(12, "0")}`;

const opened: { readonly index: BlockIndex; readonly crews: Crew[] }[] = [];
afterEach(async () => {
  for (const { index } of opened.splice(0)) await index.close();
});

interface Opening {
  readonly threads: number;
  /** Whether the thread that asks looks as well; else all is left to the others. */
  readonly isHelping?: boolean;
  /** A thread that does otherwise. */
  readonly thread?: "failing" | "vanishing" | "hanging";
}

/** An index, and the crews that it had so far. */
function openIndex({ threads, isHelping = true, thread }: Opening) {
  const threadFile = new URL(`fixtures/${thread}-thread.ts`, import.meta.url);
  const losses: unknown[] = [];
  const inner = createWasmHost({
    threads,
    onLost: (why) => void losses.push(why),
    ...(thread !== undefined && { threadFile, patienceMs: thread === "failing" ? 60_000 : 2_000 }),
  });
  if (inner === undefined) throw new Error("this platform has no WebAssembly");
  const crews: Crew[] = [];
  const host: KernelHost = {
    name: "wasm",
    open() {
      const { memory, start } = inner.open();
      return {
        memory,
        start(arena) {
          const { crew, ...kernel } = start(arena);
          if (crew === undefined) return kernel;
          crews.push(crew);
          return { ...kernel, crew: isHelping ? crew : leftAlone(crew) };
        },
      };
    },
  };
  const index = createBlockIndex({ host, portion: 1 });
  opened.push({ index, crews });
  return { index, crews, losses };
}

function leftAlone(crew: Crew): Crew {
  return {
    most: crew.most,
    put: crew.put,
    help: () => false,
    isFound: crew.isFound,
    wait: crew.wait,
    get isAlive() {
      return crew.isAlive;
    },
    close: crew.close,
  };
}

const people = fc.sample(wholeProfile, { numRuns: 300, seed: 11 });
const offers = fc.sample(wholeVacancy, { numRuns: 60, seed: 12 });
const vacancies = offers.map((offer) => scoredVacancyOf(offer, bareOccupations));

/** Asks for everybody together, and holds it against what is answered one by one. Returns how many were found. */
function expectTheSame(index: BlockIndex, some = vacancies): number {
  const found = index.matchAll(some, measure, wanted);
  expect(found).toEqual(some.map((vacancy) => index.match(vacancy, measure, wanted)));
  const explained = index.matchAllExplained(some, measure, wanted);
  expect(explained).toEqual(some.map((vacancy) => index.matchExplained(vacancy, measure, wanted)));
  return found.reduce((sum, { best, alerts }) => sum + best.length + alerts.length, 0);
}

describe.each([
  { threads: 1 },
  { threads: 2 },
  { threads: 2, isHelping: false },
  { threads: 3 },
  { threads: 3, isHelping: false },
])("an index of $threads threads (the one that asks helps: $isHelping)", (opening) => {
  it(
    "answers many vacancies as it answers each, whatever changes between two times",
    { timeout: 120_000 },
    async () => {
      const { index, crews } = openIndex(opening);
      let version = 1;
      const put = (n: number) => {
        version += 1;
        const profile = people[(n * 7 + version) % people.length];
        if (profile !== undefined) index.put({ ...profile, candidateId: idOf(n), version });
      };
      for (let n = 0; n < 200; n++) put(n);
      let fitting = expectTheSame(index);
      for (let round = 0; round < 6; round++) {
        for (let n = round; n < 400; n += 5) put(n);
        for (let n = round; n < 400; n += 31) index.drop(idOf(n), (version += 1));
        if (round % 3 === 1) index.rebuild();
        // A rebuild that is under way meanwhile, and ends in the last round but one.
        let parts = round === 4 ? Number.POSITIVE_INFINITY : 50;
        if (round >= 2) index.rebuildPart(() => parts-- > 0);
        fitting += expectTheSame(index);
      }
      expect(fitting).toBeGreaterThan(100);
      if (opening.threads === 1) return expect(crews).toEqual([]);
      // One for each memory that there was; of them the last is still there.
      expect(crews.length).toBeGreaterThan(2);
      expect(crews.filter(({ isAlive }) => isAlive)).toEqual(crews.slice(-1));
      await index.close();
      expect(crews.every(({ isAlive }) => !isAlive)).toBe(true);
      expectTheSame(index);
    },
  );
});

it("answers none, one, and more than stand on the board", () => {
  const { index } = openIndex({ threads: 2 });
  for (const [n, profile] of people.entries()) index.put({ ...profile, candidateId: idOf(n) });
  for (const count of [0, 1, 2, 15, 16, 17, 33, 60])
    expectTheSame(index, vacancies.slice(0, count));
});

it("goes on where a thread had no more room for those to be mailed", { timeout: 60_000 }, () => {
  const { index, crews } = openIndex({ threads: 2, isHelping: false });
  const { profile, vacancy } = pairOf({ name: "" });
  for (let n = 0; n < 9_000; n++)
    index.put({ ...profile, candidateId: idOf(n), alertThreshold: 0 });
  const offer = scoredVacancyOf(vacancy, bareOccupations);
  const [first, second] = index.matchAll([offer, offer], measure, wanted);
  expect(first?.alerts).toHaveLength(9_000);
  expect(first).toEqual(index.match(offer, measure, wanted));
  expect(second).toEqual(first);
  expect(crews.at(-1)?.isAlive).toBe(true);
});

it.each(["failing", "vanishing", "hanging"] as const)(
  "loses no question to a %s thread, and does without it from then on",
  { timeout: 60_000 },
  async (thread) => {
    const { index, crews, losses } = openIndex({ threads: 2, isHelping: false, thread });
    for (const [n, profile] of people.entries()) index.put({ ...profile, candidateId: idOf(n) });
    index.rebuild();
    expect(expectTheSame(index)).toBeGreaterThan(10);
    expect(crews.at(-1)?.isAlive).toBe(false);
    expect(losses).toContainEqual(new Error("a thread of the index did not answer"));
    const changed: Profile | undefined = people[5];
    if (changed !== undefined) index.put({ ...changed, candidateId: idOf(0), version: 9 });
    expectTheSame(index);
    // Its thread has ended, or is ended.
    await index.close();
  },
);
