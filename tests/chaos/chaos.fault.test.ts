import { isOwnStackPossible } from "@raakvlak/infra/stack/own-stack.ts";
import { expect, test } from "vitest";
import { runChaos } from "./run/run-chaos.ts";

const options = { seed: 4, kills: 5, vacancies: 200, candidates: 80 };

test.skipIf(!isOwnStackPossible())(
  "five kills with everything in flight: nothing lost, doubled or forbidden, all settled (needs the native stack)",
  { timeout: 420_000 },
  async () => {
    const told: string[] = [];
    const { ok, verdict, left, settledAfterMs } = await runChaos(
      options,
      AbortSignal.timeout(410_000),
      (message) => told.push(message),
    );
    const { lost, doubled, forbidden, unsettled, unreconciled } = verdict;
    expect({ lost, doubled, forbidden, unsettled, unreconciled }, told.join("\n")).toEqual({
      lost: [],
      doubled: [],
      forbidden: [],
      unsettled: [],
      unreconciled: [],
    });
    expect(verdict.due).toBeGreaterThan(100);
    expect(left, told.join("\n")).toEqual({ due: 0, parked: 0, erasures: 0 });
    expect({ ok, settledAfterMs }, told.join("\n")).toMatchObject({ ok: true });
  },
);
