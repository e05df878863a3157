import path from "node:path";
import { startProcess, type TestProcess } from "@raakvlak/testing";
import { describe, expect, test } from "vitest";

const file = path.join(import.meta.dirname, "fixtures/plain-service.ts");
const run = (env: Record<string, string> = {}): TestProcess =>
  startProcess(file, { args: [JSON.stringify(env)] });

describe("a service's process", () => {
  test("stops cleanly on SIGTERM", async () => {
    await using service = run();
    await service.line("service-started");
    service.signal("SIGTERM");
    expect(await service.exited).toEqual({ code: 0, signal: null });
    expect(service.output).toContain("store closed");
    expect(service.output).toContain('"event":"service-stopped"');
  });

  test("exits at once on a second signal", async () => {
    await using service = run({ RAAKVLAK_STOP_MS: "30000" });
    await service.line("service-started");
    service.signal("SIGINT");
    await service.line("service-stopping");
    service.signal("SIGINT");
    expect(await service.exited).toEqual({ code: 130, signal: null });
    expect(service.output).not.toContain("store closed");
  });

  test("gives up on a stop that takes over 10 s", async () => {
    await using service = run({ RAAKVLAK_STOP_MS: "30000" });
    await service.line("service-started");
    service.signal("SIGTERM");
    expect(await service.exited).toEqual({ code: 1, signal: null });
    expect(service.output).toContain("drain-deadline-missed");
  });

  test("closes everything and exits 1 when its start fails", async () => {
    await using service = run({ RAAKVLAK_FAILURE: "start" });
    expect(await service.exited).toEqual({ code: 1, signal: null });
    expect(service.output).toContain("no broker");
    expect(service.output).toContain("store closed");
  });

  test.each(["later", "throw"])("stops and exits 1 after a failure (%s)", async (failure) => {
    await using service = run({ RAAKVLAK_FAILURE: failure });
    expect(await service.exited).toEqual({ code: 1, signal: null });
    expect(service.output).toMatch(/consumer crashed|forgotten/);
    expect(service.output).toContain("store closed");
  });

  test("prints every problem of its configuration and exits 78", async () => {
    await using service = run({ RAAKVLAK_PORT: "x", RAAKVLAK_REDIS: "y" });
    expect(await service.exited).toEqual({ code: 78, signal: null });
    expect(service.output).toContain("RAAKVLAK_PORT: ");
    expect(service.output).toContain("RAAKVLAK_REDIS: must look like redis://host:port");
    expect(service.output).not.toContain("    at ");
  });
});
