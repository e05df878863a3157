import { whatIfSchema, type Profile, type Vacancy, type WhatIf } from "@raakvlak/contracts";
import { describe, expect, it } from "vitest";
import { createKernelVacancyIndex } from "../adapters/kernel-vacancy-index.ts";
import {
  bareOccupations,
  eastOf,
  now,
  otherVacancyId,
  pairOf,
  today,
  vacancyPlace,
  wishedPlace,
} from "../domain/fixtures/bare-pair.ts";
import { currentModel } from "../domain/models.ts";
import { createAskWhatIf } from "./ask-what-if.ts";

const idAt = (n: number) => `4d6b7c1e-0000-4000-8000-${n.toString(16).padStart(12, "0")}`;
const closed = (reason: "filled" | "merged"): Partial<Vacancy> => ({
  status: "closed",
  closed: {
    reason,
    at: now.toISOString(),
    ...(reason === "merged" && { mergedInto: otherVacancyId }),
  },
});

/** Asks about these wishes, beside the bare pair's one occupation, among these vacancies. */
function ask(
  wishes: Partial<WhatIf["wishes"]>,
  vacancies: readonly Partial<Vacancy>[],
  more: Partial<WhatIf> = {},
) {
  const { profile } = pairOf({ name: "" });
  const index = createKernelVacancyIndex(bareOccupations);
  for (const [n, part] of vacancies.entries())
    index.put(pairOf({ name: "", vacancy: { vacancyId: idAt(n), aliases: [], ...part } }).vacancy);
  const askWhatIf = createAskWhatIf({
    model: currentModel,
    vacancies: index,
    index: { positions: () => ({ vacancies: [1], profiles: [1] }), behindMs: () => 0 },
    now: () => now,
    takeTurns: () => async () => {},
  });
  return askWhatIf(whatIfSchema.parse({ wishes: { ...wishesOf(profile), ...wishes }, ...more }));
}

function wishesOf(profile: Profile): WhatIf["wishes"] {
  return {
    places: profile.places,
    workModes: profile.workModes,
    contractKinds: profile.contractKinds,
    occupations: profile.occupations,
    skills: profile.skills,
    sectors: profile.sectors,
    competencies: profile.competencies,
    languages: profile.languages,
    excludedEmployers: profile.excludedEmployers,
    excludedSectors: profile.excludedSectors,
    alertThreshold: 5_000,
  };
}

const pays = (fixedMax: number): Partial<Vacancy> => ({ pay: { stated: true, fixedMax } });
const at = (km: number): Partial<Vacancy> => ({ places: [vacancyPlace(eastOf(km * 1_000))] });

describe("what if", () => {
  it("lists the best that are open, with reasons, and counts them all", async () => {
    const answer = await ask({}, [{}, { postedDay: today - 60 }, closed("filled"), {}], {
      limit: 2,
    });
    expect(answer).toMatchObject({ open: 3, model: currentModel.version, days: 14 });
    expect(answer.best.map(({ vacancyId, score }) => [vacancyId, score])).toEqual([
      [idAt(0), 10_000],
      [idAt(3), 10_000],
    ]);
    expect(answer.best[0]?.reasons[0]).toMatchObject({ code: "occupation", contribution: 10_000 });
  });

  it("tells what the minimum pay costs, and nothing of wishes that were not stated", async () => {
    const pay = { minimum: 4_000, of: "fixed" } as const;
    const { open, changes } = await ask({ pay }, [pays(3_900), pays(3_000), pays(4_000), {}]);
    expect(open).toBe(2);
    expect(changes).toMatchObject([{ change: "without-minimum-pay", open: 4, moreOpen: 2 }]);
    expect((await ask({}, [{}])).changes).toEqual([]);
  });

  it.each<[radiusKm: number, widerByKm: number, more: number | undefined]>([
    [10, 15, 1],
    [10, 40, 2],
    [190, 15, 1],
    [200, 15, undefined],
  ])("a radius of %i km and %i km more reach %s more", async (radiusKm, widerByKm, more) => {
    const { changes } = await ask(
      { places: [wishedPlace(radiusKm)] },
      [at(5), at(24), at(49), at(199)],
      {
        widerByKm,
      },
    );
    const costOf = (asked: string) => changes.find(({ change }) => change === asked);
    expect(costOf("wider-radius")?.moreOpen).toBe(more);
    expect(costOf("without-places")?.open).toBe(4);
  });

  it.each<[string, Partial<WhatIf["wishes"]>, Partial<Vacancy>]>([
    ["without-hours", { hours: { min: 36, max: 40 } }, { hours: { min: 16, max: 24 } }],
    ["without-contract-kinds", { contractKinds: ["permanent"] }, { contractKinds: ["freelance"] }],
    ["without-work-modes", { workModes: ["hybrid"] }, { workMode: "on-site" }],
    ["without-office-days", { officeDaysMaximum: 2 }, { officeDays: 4 }],
    [
      "without-languages",
      { languages: [{ code: "nl", level: "C1" }] },
      { languages: [{ code: "de", level: "B1" }] },
    ],
    ["without-excluded-employers", { excludedEmployers: ["zonnewijzer"] }, {}],
    [
      "without-excluded-sectors",
      { excludedSectors: ["sector:zand"] },
      { sales: { sectors: ["sector:zand"] } },
    ],
  ])("%s finds one more", async (change, wishes, vacancy) => {
    const answer = await ask(wishes, [vacancy]);
    expect(answer.open).toBe(0);
    expect(answer.changes).toMatchObject([{ change, open: 1, moreOpen: 1 }]);
  });

  it("counts rules and hidden vacancies of whoever has them", async () => {
    const rules = [{ kind: "employer", value: "zonnewijzer", day: 9 }] as const;
    expect(await ask({}, [{}], { rules: [...rules] })).toMatchObject({
      open: 0,
      changes: [{ change: "without-rules", moreOpen: 1 }],
    });
    expect((await ask({}, [{}, {}], { hiddenVacancies: [idAt(1)] })).open).toBe(1);
  });

  it("looks back on 14 days: what was posted then, closed since or not, but for what was merged", async () => {
    const answer = await ask({}, [
      { postedDay: today },
      { postedDay: today - 13 },
      { postedDay: today - 14 },
      { postedDay: today + 1 },
      {},
      { postedDay: today - 5, ...closed("filled") },
      { postedDay: today - 5, validThroughDay: today - 2 },
      { postedDay: today - 5, ...closed("merged") },
    ]);
    expect(answer).toMatchObject({ open: 5, posted: 4, mailed: 4 });
  });

  it("judges what was posted as fresh as it was, and mails from the threshold on", async () => {
    const related = {
      occupations: [{ concept: "occupation:key-account-manager", confidence: 90 }],
    };
    const posted = { ...related, postedDay: today - 10 };
    // A related occupation alone scores 6,000, and 6,400 beside the freshness of its first day.
    expect(await ask({ alertThreshold: 6_400 }, [posted])).toMatchObject({ posted: 1, mailed: 1 });
    expect(await ask({ alertThreshold: 6_401 }, [posted])).toMatchObject({ posted: 1, mailed: 0 });
  });

  it("a wish that is gone may leave fewer to be mailed", async () => {
    const pay = { minimum: 4_000, of: "fixed" } as const;
    const related = {
      occupations: [{ concept: "occupation:key-account-manager", confidence: 90 }],
    };
    const answer = await ask({ pay, alertThreshold: 7_000 }, [
      { ...related, ...pays(5_000), postedDay: today },
    ]);
    expect(answer).toMatchObject({ mailed: 1, changes: [{ moreOpen: 0, moreMailed: -1 }] });
  });
});
