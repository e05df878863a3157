import { expect, test } from "vitest";
import { runSiteLoad } from "../load/site-load.ts";

/**
 * `npm run load -- site` measures times; here other tests may keep the machine busy, so what counts is what a page costs the
 * processor: at 50 requests a second, less than 20 ms each leaves a core for waiting.
 */
const cpuBarMs = 16;

test("with 2,000 open vacancies every page is answered, small, and cheap enough for 50 a second", async () => {
  const { rows } = await runSiteLoad({ vacancies: 2_000, perSecond: 25, seconds: 4, seed: 1 });
  expect(rows.map(({ kind, requests, failed }) => [kind, requests, failed])).toEqual([
    ["list", 100, 0],
    ["search", 100, 0],
    ["detail", 100, 0],
  ]);
  for (const { kind, meanBytes, cpuMsPerRequest } of rows) {
    expect([kind, meanBytes]).toEqual([kind, expect.toSatisfy((bytes: number) => bytes < 6_000)]);
    expect([kind, cpuMsPerRequest]).toEqual([
      kind,
      expect.toSatisfy((spentMs: number) => spentMs < cpuBarMs),
    ]);
  }
});
