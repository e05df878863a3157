import { describe, expect, test } from "vitest";
import { createLogger, type LogLevel } from "./create-logger.ts";
import type { LogFields } from "./log-fields.ts";

function logTo(level: LogLevel = "debug") {
  const lines: Record<string, unknown>[] = [];
  const write = (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>);
  return { lines, logger: createLogger({ service: "matching", level, write }) };
}

describe("a log line", () => {
  test("carries level, time, service, event and allowed fields", () => {
    const { lines, logger } = logTo();
    logger.info("run-finished", { sourceId: "bron", count: 3 });
    expect(lines).toEqual([
      {
        level: "info",
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
        service: "matching",
        event: "run-finished",
        sourceId: "bron",
        count: 3,
      },
    ]);
  });

  test("drops what is not on the list, and objects even under an allowed name", () => {
    const { lines, logger } = logTo();
    const smuggled = { address: "noor@voorbeeld.test", reason: { name: "Noor" }, count: 1 };
    logger.info("mail-planned", smuggled as unknown as LogFields);
    expect(lines[0]).toMatchObject({ event: "mail-planned", count: 1 });
    expect(JSON.stringify(lines)).not.toContain("oor");
  });

  test("keeps an error's name, code and causes, without addresses and credentials", () => {
    const { lines, logger } = logTo();
    const cause = Object.assign(new Error("450 <noor@voorbeeld.test> is busy"), {
      code: "EENVELOPE",
    });
    logger.error("send-failed", {}, new Error("at mongodb://user:secret@db:1", { cause }));
    expect(lines[0]).toMatchObject({
      error: {
        name: "Error",
        message: "at mongodb://db:1",
        cause: { code: "EENVELOPE", message: "450 <…@…> is busy" },
      },
    });
    expect(JSON.stringify(lines)).not.toMatch(/noor|user|secret/);
  });

  test.each([
    'E11000 duplicate key: { _id: "6f1d9c1e-5b0a-4e57-9a3e-2f4c1f0d7a11" }',
    "/candidates/6F1D9C1E-5B0A-4E57-9A3E-2F4C1F0D7A11/wishes",
    "key 6f1d9c1e5b0a4e579a3e2f4c1f0d7a11 is gone",
  ])("keeps ids out of an error: whose they are it can not know: %s", (words) => {
    const { lines, logger } = logTo();
    logger.error("job-failed", {}, new Error("failed", { cause: new Error(words) }));
    expect(JSON.stringify(lines)).toContain("…-…");
    expect(JSON.stringify(lines)).not.toMatch(/6f1d9c1e/i);
  });

  test.each([
    "/pages/noor%40voorbeeld.test",
    "?mail=noor@voorbeeld.test&x=1",
    "NOOR@VOORBEELD.TEST",
  ])("keeps addresses out of an error, also from a URL: %s", (words) => {
    const { lines, logger } = logTo();
    logger.error("page-failed", {}, new Error(`no route for ${words}`));
    expect(JSON.stringify(lines)).toContain("…@…");
    expect(JSON.stringify(lines)).not.toMatch(/noor|voorbeeld/i);
  });

  test("gets the fields of `with`, and nothing below the level", () => {
    const { lines, logger } = logTo("warn");
    const bound = logger.with({ topic: "vacancies" });
    bound.info("ignored");
    bound.warn("lag", { lag: 5 });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ topic: "vacancies", lag: 5 });
  });
});
