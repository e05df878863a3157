import type { Vacancy, WhatIf } from "@raakvlak/contracts";
import { createBuilders, eventually } from "@raakvlak/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  inWork,
  useMatching,
  vacancyRecord,
  type MatchingOnStack,
} from "../consumers/fixtures/matching-on-stack.ts";

const { aVacancy } = createBuilders(74);
const start = useMatching(["all"]);
let matching: MatchingOnStack;
beforeAll(async () => {
  matching = await start();
}, 60_000);
afterAll(() => matching[Symbol.asyncDispose](), 60_000);

/** Wishes for one occupation that pay at least so much. */
const wishesFor = (occupations: WhatIf["wishes"]["occupations"], minimum: number) => ({
  places: [],
  workModes: [],
  contractKinds: [],
  occupations,
  skills: [],
  sectors: [],
  competencies: {},
  languages: [],
  excludedEmployers: [],
  excludedSectors: [],
  pay: { minimum, of: "fixed" as const },
  alertThreshold: 0,
});
const ask = (body: object, caller: "site" | "ingestion" = "site") =>
  matching.clientOf(caller).askWhatIf({ params: {}, query: {}, body: body as WhatIf });

describe("what if, by HTTP", () => {
  it("counts for somebody nobody knows, now and over the last days, and tells what a wish costs", async () => {
    const { profile, vacancy } = inWork("what-if");
    const day = Math.floor(matching.stack.clock.now().getTime() / 86_400_000);
    const posted = { ...vacancy, postedDay: day - 3 };
    const paying = (fixedMax: number) => ({ stated: true, fixedMin: 2_000, fixedMax });
    const [well, badly, closed] = [
      aVacancy({ ...posted, pay: paying(5_000) }),
      aVacancy({ ...posted, pay: paying(3_000) }),
      aVacancy({ ...posted, pay: paying(6_000) }),
    ];
    await matching.publish(...[well, badly, closed].map(vacancyRecord));
    const end: Vacancy = {
      ...closed,
      version: 2,
      status: "closed",
      closed: { reason: "filled", at: matching.stack.clock.now().toISOString() },
    };
    await matching.publish(vacancyRecord(end));
    const wishes = wishesFor(profile.occupations, 4_000);

    await eventually(async () =>
      expect(await ask({ wishes })).toMatchObject({
        ok: true,
        body: {
          open: 1,
          posted: 2,
          mailed: 2,
          days: 14,
          best: [{ vacancyId: well.vacancyId, vacancyVersion: 1 }],
          changes: [{ change: "without-minimum-pay", open: 2, moreOpen: 1, moreMailed: 1 }],
        },
      }),
    );
  });

  it("names the field that is wrong, and takes nothing that it does not know", async () => {
    const wishes = wishesFor([], 4_000);
    const refused = async (body: object) => {
      const answer = await ask(body);
      return answer.ok ? [] : (answer.problem.errors ?? []).map(({ field }) => field);
    };
    expect(await refused({ wishes: { ...wishes, pay: { minimum: -1, of: "fixed" } } })).toEqual([
      "body.wishes.pay.minimum",
    ]);
    expect(await refused({ wishes, widerByKm: 0, limit: 51 })).toEqual([
      "body.widerByKm",
      "body.limit",
    ]);
    expect(await refused({ wishes: { ...wishes, candidateId: "somebody" } })).toEqual([
      "body.wishes.candidateId",
    ]);
    expect(await refused({ wishes, address: "somebody@kandidaat.example" })).toEqual([
      "body.address",
    ]);
  });

  it("refuses a body that is too large, and whoever has no business with it", async () => {
    const wishes = wishesFor([], 0);
    expect(await ask({ wishes, padding: "x".repeat(65_536) })).toMatchObject({
      ok: false,
      problem: { status: 413, code: "body-too-large" },
    });
    expect(await ask({ wishes }, "ingestion")).toMatchObject({
      ok: false,
      problem: { status: 403, code: "caller-not-allowed" },
    });
  });
});
