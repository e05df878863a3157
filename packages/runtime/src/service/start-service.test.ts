import { describe, expect, test } from "vitest";
import { createLogger } from "../logging/create-logger.ts";
import { type ServiceContext, startService } from "./start-service.ts";

const logger = createLogger({ service: "matching", level: "silent" });

function definition(start: (context: ServiceContext) => Promise<void>) {
  return {
    name: "matching" as const,
    loadConfig: () => ({}),
    start: (_config: object, context: ServiceContext) => start(context),
  };
}

describe("a service", () => {
  test("is ready after its start, not ready from the first moment of its stop, and closes in reverse", async () => {
    const closed: string[] = [];
    const service = await startService(
      definition(async ({ resources, signal, health }) => {
        resources.defer(() => void closed.push("store"));
        resources.defer(async () => {
          const { ready } = await health.readiness();
          closed.push(`intake, ready ${ready}, aborted ${signal.aborted}`);
        });
      }),
      { config: {}, logger },
    );
    expect((await service.health.readiness()).ready).toBe(true);
    await Promise.all([service[Symbol.asyncDispose](), service[Symbol.asyncDispose]()]);
    expect(closed).toEqual(["intake, ready false, aborted true", "store"]);
  });

  test("that fails to start rolls back and throws what the start threw", async () => {
    const closed: string[] = [];
    const starting = startService(
      definition(async ({ resources }) => {
        resources.defer(() => void closed.push("store"));
        resources.defer(() => {
          throw new Error("rollback trouble");
        });
        throw new Error("no broker");
      }),
      { config: {}, logger },
    );
    await expect(starting).rejects.toThrow("no broker");
    expect(closed).toEqual(["store"]);
  });
});
