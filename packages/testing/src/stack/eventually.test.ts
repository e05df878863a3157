import { expect, test } from "vitest";
import { eventually } from "./eventually.ts";

test("gives what the probe gives as soon as it stops throwing", async () => {
  let turns = 0;
  const value = await eventually(
    () => {
      turns += 1;
      if (turns < 3) throw new Error("not yet");
      return turns;
    },
    { everyMs: 1 },
  );
  expect(value).toBe(3);
});

test("throws the probe's last error when the time is over", async () => {
  let turns = 0;
  const waiting = eventually(
    async () => {
      turns += 1;
      throw new Error(`turn ${turns}`);
    },
    { timeoutMs: 40, everyMs: 5 },
  );
  await expect(waiting).rejects.toThrow(/^turn \d+$/);
  expect(turns).toBeGreaterThan(2);
});
