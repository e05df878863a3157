import type { Profile, Vacancy } from "@raakvlak/contracts";
import { describe, expect, it } from "vitest";
import {
  bareOccupations,
  eastOf,
  now,
  oracle,
  pairOf,
  today,
} from "../domain/fixtures/bare-pair.ts";
import { currentModel } from "../domain/models.ts";
import { scoredVacancyOf } from "../domain/scored-vacancy.ts";
import { kernelHosts } from "./fixtures/kernel-hosts.ts";
import { createBlockIndex } from "./block-index.ts";

const measure = { day: today, model: currentModel };
const limit = 100_000;
/** Six blocks of the build; more skills than have slices of their own, and common ones that everybody may have. */
const count = 2_800;
const regions = 6;

const skillsOf = (n: number): string[] =>
  n % 5 === 0
    ? []
    : [
        ...Array.from({ length: (n % 7) + 1 }, (_, k) => `skill:common-${(n * (k + 1)) % 13}`),
        ...Array.from({ length: n % 11 }, (_, k) => `skill:rare-${regionOf(n)}-${(n + k) % 40}`),
      ];
const regionOf = (n: number) => n % regions;

/** In each region others live: its own occupation, its own rare skills. */
function profileOf(n: number): Profile {
  const skills = [...new Set(skillsOf(n))];
  const occupations = ["occupation:account-manager", `occupation:of-${regionOf(n)}`];
  return pairOf({
    name: "",
    profile: {
      candidateId: `1a6b7c1e-0000-4000-8000-${n.toString(16).padStart(12, "0")}`,
      places: [{ vector: eastOf(regionOf(n) * 60_000 + n * 3), label: "Oever", radiusKm: 15 }],
      occupations: n % 3 === 0 ? [] : [{ concept: occupations[n % 2] ?? "", weight: (n % 10) + 1 }],
      skills: skills.map((concept, at) => ({ concept, weight: (at % 10) + 1 })),
      alertThreshold: (n % 10) * 1_000,
    },
  }).profile;
}

const asked = (names: readonly string[], need: "must" | "nice" = "must") =>
  names.map((concept) => ({ concept, need }));
const common = Array.from({ length: 13 }, (_, n) => `skill:common-${n}`);
const rareOf = (region: number, skills: number) =>
  Array.from({ length: skills }, (_, n) => `skill:rare-${region}-${n}`);

const rows: readonly { readonly name: string; readonly vacancy: Partial<Vacancy> }[] = [
  { name: "no skills", vacancy: {} },
  {
    name: "one skill, which is no overlap",
    vacancy: { occupations: [], skills: asked(["skill:common-1"]) },
  },
  {
    name: "two skills, of which both are needed",
    vacancy: { occupations: [], skills: asked(["skill:common-1", "skill:common-2"]) },
  },
  {
    name: "as many skills as may be, common and rare",
    vacancy: { occupations: [], skills: asked([...common, ...rareOf(1, 27)]) },
  },
  {
    name: "as many as may be, half of them nice to have",
    vacancy: { skills: [...asked(common), ...asked(rareOf(2, 27), "nice")] },
  },
  { name: "common skills alone", vacancy: { occupations: [], skills: asked(common.slice(0, 8)) } },
  { name: "rare skills of one region", vacancy: { occupations: [], skills: asked(rareOf(3, 9)) } },
  {
    name: "rare skills of two regions, of which nobody has enough",
    vacancy: { occupations: [], skills: asked([...rareOf(4, 8), ...rareOf(5, 8)]) },
  },
  {
    name: "skills that nobody ever named",
    vacancy: { occupations: [], skills: asked(["skill:a", "skill:b", "skill:c"]) },
  },
  {
    name: "an occupation that stands in one region",
    vacancy: { occupations: [{ concept: "occupation:of-1", confidence: 95 }] },
  },
  {
    name: "an occupation of one region, or skills of another",
    vacancy: {
      occupations: [{ concept: "occupation:of-5", confidence: 95 }],
      skills: asked([...rareOf(0, 6), ...common.slice(0, 3)]),
    },
  },
  {
    name: "a place, an occupation and skills",
    vacancy: {
      occupations: [{ concept: "occupation:of-1", confidence: 95 }],
      workMode: "on-site",
      places: [{ vector: eastOf(50_000), label: "Sluis", country: "NL" }],
      skills: asked([...rareOf(1, 4), ...common.slice(0, 4)]),
    },
  },
];

describe.each(kernelHosts)("the slices of the $name kernel", (host) => {
  const index = createBlockIndex({ host });
  const held = new Map<string, Profile>();
  for (let n = 0; n < count; n++) held.set(profileOf(n).candidateId, profileOf(n));
  for (const profile of held.values()) index.put(profile);
  index.rebuild();

  const withAndWithoutChanges = [false, true].flatMap((isChanged) =>
    rows.map((row) => ({ ...row, isChanged, when: isChanged ? "after changes" : "as built" })),
  );
  it.each(withAndWithoutChanges)(
    "lets through whoever fits: $name, $when",
    ({ vacancy, isChanged }) => {
      // Others come into blocks in which nobody had what they have.
      if (isChanged)
        for (let n = 0; n < count; n += 9) {
          const { candidateId } = profileOf(n);
          const moved = { ...profileOf(n + 1), candidateId, version: 5 };
          held.set(candidateId, moved);
          index.put(moved);
        }
      const offer = pairOf({ name: "", vacancy }).vacancy;
      const answer = index.match(scoredVacancyOf(offer, bareOccupations), measure, {
        limit,
        alerts: true,
        counts: true,
      });
      const ranked = oracle.rankCandidates(offer, held.values(), now, limit);
      const plain = ({ candidateId, profileVersion, score }: (typeof ranked.best)[number]) => ({
        id: candidateId,
        version: profileVersion,
        score,
      });
      expect(answer).toEqual({
        eligible: ranked.eligible,
        best: ranked.best.map(plain),
        alerts: oracle.alertSet(offer, held.values(), now).map(plain),
      });
    },
  );

  it("has answered about many and about few", () => {
    const found = rows.map(({ vacancy }) => {
      const offer = scoredVacancyOf(pairOf({ name: "", vacancy }).vacancy, bareOccupations);
      return index.match(offer, measure, { limit: 0, alerts: false, counts: true }).eligible ?? 0;
    });
    expect(found.filter((many) => many > 100).length).toBeGreaterThan(3);
    expect(found.filter((few) => few > 0 && few < 100).length).toBeGreaterThan(1);
    expect(found.filter((nobody) => nobody === 0).length).toBeGreaterThan(1);
  });
});
