import type { Profile, Purpose, Vacancy } from "@raakvlak/contracts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bareOccupations, now, oracle, today, eastOf } from "../domain/fixtures/bare-pair.ts";
import { wholeProfile, wholeVacancy } from "../domain/fixtures/whole-pair.ts";
import { currentModel } from "../domain/oracle.ts";
import { scoredProfileOf } from "../domain/scored-profile.ts";
import { scoredVacancyOf } from "../domain/scored-vacancy.ts";
import { kernelHosts } from "./fixtures/kernel-hosts.ts";
import { createBlockIndex, type BlockIndex } from "./block-index.ts";
import type { KernelHost } from "./kernel.ts";

const measure = { day: today, model: currentModel };
const limit = 5;

const idOf = (n: number) => `1a6b7c1e-0000-4000-8000-${n.toString(16).padStart(12, "0")}`;

const scored = (vacancy: Vacancy) => scoredVacancyOf(vacancy, bareOccupations);

/** What the index answers, with every reason, and what the oracle does about the same profiles. */
function answers(index: BlockIndex, profiles: readonly Profile[], vacancy: Vacancy) {
  const wanted = { limit, alerts: true };
  const bare = index.match(scored(vacancy), measure, wanted);
  const { eligible, best, alerts } = index.matchExplained(scored(vacancy), measure, {
    ...wanted,
    counts: true,
  });
  const withoutReasons = ({ id, version, score }: (typeof best)[number]) => ({
    id,
    version,
    score,
  });
  expect({ best: bare.best, alerts: bare.alerts }).toEqual({
    best: best.map(withoutReasons),
    alerts: alerts.map(withoutReasons),
  });
  const list = oracle.rankCandidates(vacancy, profiles, now, limit);
  const told = oracle.alertSet(vacancy, profiles, now);
  const plain = ({ candidateId, profileVersion, score, reasons }: (typeof told)[number]) => ({
    id: candidateId,
    version: profileVersion,
    score,
    reasons,
  });
  return {
    index: { eligible, best, alerts },
    oracle: { eligible: list.eligible, best: list.best.map(plain), alerts: told.map(plain) },
  };
}

const who = fc.integer({ min: 0, max: 25 });
const change = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(fc.constant("put" as const), who, wholeProfile) },
  {
    weight: 2,
    arbitrary: fc.tuple(
      fc.constantFrom("withdraw-recruiters" as const, "withdraw-alerts" as const),
      who,
    ),
  },
  { weight: 2, arbitrary: fc.tuple(fc.constant("drop" as const), who) },
  { weight: 1, arbitrary: fc.tuple(fc.constant("rebuild" as const), who) },
  // Everything goes out and comes back as another index.
  { weight: 1, arbitrary: fc.tuple(fc.constant("restart" as const), who) },
  // So many steps of a rebuild; often it is under way when the next change comes.
  { weight: 4, arbitrary: fc.tuple(fc.constant("part" as const), who) },
  { weight: 6, arbitrary: fc.tuple(fc.constant("ask" as const), who) },
);

function restarted(host: KernelHost, index: BlockIndex): BlockIndex {
  const image = index.image();
  const records = Array.from(image.records(), (record) => record.slice());
  const next = createBlockIndex({ host, portion: 1 });
  next.takeNames(image.names());
  for (const record of records) next.takeRecord(record);
  return next;
}

/** Holds an answer against the oracle's, and against what everybody allows at that moment. */
function expectTheOraclesAnswer(
  index: BlockIndex,
  held: ReadonlyMap<string, Profile>,
  vacancy: Vacancy | undefined,
) {
  if (vacancy === undefined) throw new Error("there is no vacancy to ask about");
  const both = answers(index, [...held.values()], vacancy);
  expect(both.index).toEqual(both.oracle);
  expectNobodyWithout("recruiters", both.index.best, held);
  expectNobodyWithout("alerts", both.index.alerts, held);
  return both.index;
}

describe.each(kernelHosts)("the block index on the $name kernel", (host) => {
  it("answers every question as the oracle does", { timeout: 120_000 }, () => {
    let found = 0;
    fc.assert(
      fc.property(
        fc.array(wholeProfile, { minLength: 1, maxLength: 40 }),
        fc.array(wholeVacancy, { minLength: 1, maxLength: 6 }),
        fc.boolean(),
        (drawn, vacancies, isBuilt) => {
          const index = createBlockIndex({ host });
          const profiles = drawn.map((profile, n) => ({ ...profile, candidateId: idOf(n) }));
          for (const profile of profiles) expect(index.put(profile)).toBe(true);
          if (isBuilt) index.rebuild();
          for (const vacancy of vacancies) {
            const both = answers(index, profiles, vacancy);
            expect(both.index).toEqual(both.oracle);
            found += both.oracle.eligible;
          }
        },
      ),
      { numRuns: 150 },
    );
    // Where nobody ever fits nothing is proven.
    expect(found).toBeGreaterThan(60);
  });

  it("gives back what was put in", () => {
    fc.assert(
      fc.property(wholeProfile, (profile) => {
        const index = createBlockIndex({ host });
        index.put(profile);
        index.rebuild();
        expect(index.find(profile.candidateId)).toEqual({
          candidateId: profile.candidateId,
          version: profile.version,
          editedAt: profile.editedAt,
          ...(profile.purposes.alerts && { alertsEpoch: profile.purposes.alerts.epoch }),
          profile: scoredProfileOf(profile),
        });
      }),
      { numRuns: 300 },
    );
  });

  it(
    "is after any changes what it would be afresh, and all the time what it was told",
    {
      timeout: 120_000,
    },
    () => {
      let askedMeanwhile = 0;
      fc.assert(
        fc.property(
          fc.array(change, { minLength: 40, maxLength: 120 }),
          fc.array(wholeVacancy, { minLength: 3, maxLength: 3 }),
          (changes, vacancies) => {
            let index = createBlockIndex({ host, portion: 1 });
            const held = new Map<string, Profile>();
            let version = 0;
            let isUnderWay = false;
            const put = (profile: Profile) => {
              held.set(profile.candidateId, profile);
              index.put(profile);
            };
            for (const [kind, n, drawn] of changes) {
              const candidateId = idOf(n);
              version += 1;
              const before = held.get(candidateId);
              if (kind === "put") put({ ...drawn, candidateId, version });
              else if (kind === "rebuild") index.rebuild();
              else if (kind === "restart") {
                index = restarted(host, index);
                isUnderWay = false;
              } else if (kind === "part") {
                let left = n;
                isUnderWay = !index.rebuildPart(() => left-- > 0);
              } else if (kind === "ask") {
                askedMeanwhile += isUnderWay ? 1 : 0;
                expectTheOraclesAnswer(index, held, vacancies[n % 3] ?? vacancies[0]);
              } else if (kind === "drop") {
                held.delete(candidateId);
                index.drop(candidateId, version);
              } else if (before !== undefined) put({ ...withdrawn(before, kind), version });
            }
            const fresh = createBlockIndex({ host });
            for (const profile of held.values()) fresh.put(profile);
            fresh.rebuild();
            for (const isThrough of [false, true]) {
              // Whatever a rebuild under way still has to take over.
              if (isThrough) index.rebuild();
              expect(index.measures().profiles).toBe(held.size);
              for (const vacancy of vacancies) {
                const answer = expectTheOraclesAnswer(index, held, vacancy);
                expect(answer).toEqual(answers(fresh, [], vacancy).index);
              }
            }
          },
        ),
        { numRuns: 60 },
      );
      // Where no question meets a rebuild nothing is proven.
      expect(askedMeanwhile).toBeGreaterThan(5);
    },
  );

  it("comes back from an image with versions, and without the erased and without texts that nobody uses", () => {
    const index = createBlockIndex({ host });
    const [one, other] = fc.sample(wholeProfile, { numRuns: 2, seed: 4 });
    if (one === undefined || other === undefined) throw new Error("nobody was drawn");
    const place = (label: string) => [{ vector: eastOf(900), label, radiusKm: 9 }];
    index.put({ ...one, candidateId: idOf(1), version: 3, places: place("Kade") });
    index.put({ ...other, candidateId: idOf(2), version: 4, places: place("Erf van iemand") });
    index.drop(idOf(2), Number.POSITIVE_INFINITY);
    index.drop(idOf(3), 9);
    const again = restarted(host, index);
    expect([1, 2, 3].map((n) => again.versionOf(idOf(n)))).toEqual([3, 0, 9]);
    expect(again.find(idOf(1))).toEqual(index.find(idOf(1)));
    const image = index.image();
    for (const _ of image.records()) continue;
    expect(JSON.stringify(image.names())).toContain("Kade");
    expect(JSON.stringify(image.names())).not.toContain("Erf");
  });

  it("keeps versions of those who left, through a rebuild", () => {
    const index = createBlockIndex({ host });
    index.drop(idOf(1), 7);
    index.drop(idOf(2), Number.POSITIVE_INFINITY);
    index.rebuild();
    expect([1, 2, 3].map((n) => index.versionOf(idOf(n)))).toEqual([
      7,
      Number.POSITIVE_INFINITY,
      0,
    ]);
    expect(index.find(idOf(1))).toBeUndefined();
  });
});

function withdrawn(profile: Profile, kind: string): Profile {
  const { tailoring, recruiters, alerts } = profile.purposes;
  const purposes =
    kind === "withdraw-alerts"
      ? { tailoring, recruiters }
      : { tailoring, recruiters: false, ...(alerts && { alerts }) };
  return { ...profile, purposes };
}

function expectNobodyWithout(
  purpose: Purpose,
  hits: readonly { readonly id: string }[],
  held: ReadonlyMap<string, Profile>,
): void {
  for (const { id } of hits) {
    const allowed = held.get(id)?.purposes[purpose];
    expect(allowed !== undefined && allowed !== false).toBe(true);
  }
}
