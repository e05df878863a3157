import path from "node:path";
import { expect, test } from "vitest";
import { startProcess } from "./start-process.ts";

const file = path.join(import.meta.dirname, "fixtures/talker.ts");

test("a process is heard, signalled and waited for", async () => {
  await using talker = startProcess(file, { args: ["stay"], env: { GREETING: "goedemorgen" } });
  expect(await talker.line("goedemorgen")).toBe("says goedemorgen");
  talker.signal("SIGTERM");
  expect(await talker.exited).toEqual({ code: 3, signal: null });
  expect(talker.output).toContain("tidied up");
});

test("a killed process gets no chance to tidy up", async () => {
  const talker = startProcess(file, { args: ["stay"] });
  await talker.line("says");
  await talker.kill();
  expect(await talker.exited).toEqual({ code: null, signal: "SIGKILL" });
  expect(talker.output).not.toContain("tidied up");
});

test("waiting for a line ends with the process, or with the time", async () => {
  await using brief = startProcess(file);
  await expect(brief.line("nothing like it")).rejects.toThrow(/it ended[\s\S]*says/);
  await using talker = startProcess(file, { args: ["stay"] });
  await expect(talker.line("nothing like it", 50)).rejects.toThrow("after 50 ms");
});
