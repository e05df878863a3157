import type { Profile } from "@raakvlak/contracts";
import { describe, expect, it } from "vitest";
import { bareOccupations, now, oracle, pairOf, today } from "../domain/fixtures/bare-pair.ts";
import { currentModel } from "../domain/oracle.ts";
import { scoredVacancyOf } from "../domain/scored-vacancy.ts";
import { kernelHosts } from "./fixtures/kernel-hosts.ts";
import { createBlockIndex, OutOfRoom, type BlockIndex } from "./block-index.ts";

const { profile, vacancy } = pairOf({ name: "" });
const measure = { day: today, model: currentModel };
const mebibytes = 2 ** 20;

const idOf = (n: number) => `2a6b7c1e-0000-4000-8000-${n.toString(16).padStart(12, "0")}`;
const someone = (n: number, more: Partial<Profile> = {}): Profile => ({
  ...profile,
  candidateId: idOf(n),
  ...more,
});
/** Of hidden vacancies a record grows long, and its length is told from how many there are. */
const withHidden = (count: number): Partial<Profile> => ({
  hiddenVacancies: Array.from({ length: count }, (_, n) => idOf(n)),
});

/** Puts people until there is no room. */
function fill(index: BlockIndex, more: (n: number) => Partial<Profile> = () => ({})): Profile[] {
  const taken: Profile[] = [];
  for (;;) {
    const next = someone(taken.length, more(taken.length));
    try {
      index.put(next);
    } catch (error) {
      expect(error).toBeInstanceOf(OutOfRoom);
      return taken;
    }
    taken.push(next);
  }
}

function expectTheOraclesAnswer(index: BlockIndex, held: readonly Profile[]): void {
  const limit = 20;
  const found = index.match(scoredVacancyOf(vacancy, bareOccupations), measure, {
    limit,
    alerts: true,
    counts: true,
  });
  const { eligible, best } = oracle.rankCandidates(vacancy, held, now, limit);
  expect(found.eligible).toBe(eligible);
  expect(found.best.map(({ id, version, score }) => [id, version, score])).toEqual(
    best.map(({ candidateId, profileVersion, score }) => [candidateId, profileVersion, score]),
  );
  expect(found.alerts.length).toBe(oracle.alertSet(vacancy, held, now).length);
}

function expectWithinLimit(index: BlockIndex): void {
  const { bytes, rebuildingBytes, limitBytes } = index.measures();
  expect(bytes + rebuildingBytes).toBeLessThanOrEqual(limitBytes);
}

describe.each(kernelHosts)("a full index on the $name kernel", (host) => {
  it("stays below its limit, and answers about everybody whom it took", () => {
    const index = createBlockIndex({ host, limitBytes: 6 * mebibytes });
    const taken = fill(index);
    // More than may wait for a first build, which has no room for a second memory.
    expect(taken.length).toBeGreaterThan(5_000);
    expectWithinLimit(index);
    expectTheOraclesAnswer(index, taken);
    expectWithinLimit(index);
    expect(index.measures().profiles).toBe(taken.length);
  });

  it("changes nothing when it can not take a newer version", () => {
    const index = createBlockIndex({ host, limitBytes: 3 * mebibytes });
    const taken = fill(index, () => withHidden(300));
    expect(() => index.put(someone(7, { version: 50, ...withHidden(500) }))).toThrow(OutOfRoom);
    expect(index.versionOf(idOf(7))).toBe(profile.version);
    expect(index.find(idOf(7))?.profile.hiddenVacancies).toHaveLength(300);
    expectTheOraclesAnswer(index, taken);
  });

  it("lets everybody go, and has room again for those of any length", () => {
    const index = createBlockIndex({ host, limitBytes: 3 * mebibytes });
    const taken = fill(index, (n) => withHidden(100 + (n % 300)));
    const half = Math.floor(taken.length / 2);
    for (let n = 0; n < half; n++) index.drop(idOf(n), 60);
    const left = taken.slice(half);
    expectTheOraclesAnswer(index, left);
    const newcomers = Array.from({ length: Math.floor(half / 3) }, (_, n) =>
      someone(100_000 + n, withHidden(20 + (n % 80))),
    );
    for (const newcomer of newcomers) expect(index.put(newcomer)).toBe(true);
    expectTheOraclesAnswer(index, [...left, ...newcomers]);
    for (const { candidateId } of [...left, ...newcomers]) index.drop(candidateId, 70);
    expectTheOraclesAnswer(index, []);
    expect(index.versionOf(idOf(half))).toBe(70);
    expectWithinLimit(index);
  });

  it("goes on as it was when there is no room for a rebuild, which takes no newcomer's place either", () => {
    const index = createBlockIndex({ host, limitBytes: 4 * mebibytes });
    const people = Array.from({ length: 1_500 }, (_, n) => someone(n, withHidden(300)));
    for (const person of people) index.put(person);
    expect(() => index.rebuild()).toThrow(OutOfRoom);
    expect(index.measures().rebuildingBytes).toBe(0);
    expectTheOraclesAnswer(index, people);
    // One that could end is given up for those who come.
    const small = createBlockIndex({ host, limitBytes: 4 * mebibytes, portion: 1 });
    for (const person of people.slice(0, 500)) small.put(person);
    expect(small.rebuildPart(() => small.measures().rebuildingBytes === 0)).toBe(false);
    expect(small.measures().rebuildingBytes).toBeGreaterThan(0);
    const taken = people.slice(0, 500);
    while (small.measures().rebuildingBytes > 0) {
      const newcomer = someone(taken.length, withHidden(300));
      small.put(newcomer);
      taken.push(newcomer);
      expectWithinLimit(small);
    }
    expectTheOraclesAnswer(small, taken);
  });
});
