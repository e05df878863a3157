import type { ServiceName } from "@raakvlak/contracts";
import { describe, expect, it } from "vitest";
import type { Fleet } from "../processes/fleet.ts";
import { startInOrder } from "./start-in-order.ts";

/** Services that are ready when the test says so. */
function pretend() {
  const started: ServiceName[] = [];
  const waiting = new Map<ServiceName, PromiseWithResolvers<void>>();
  const fleet = {
    process(service: ServiceName) {
      const gate = Promise.withResolvers<void>();
      waiting.set(service, gate);
      return { start: () => void started.push(service), ready: () => gate.promise };
    },
  } as unknown as Pick<Fleet, "process">;
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    fleet,
    started,
    async becomes(...services: ServiceName[]) {
      for (const service of services) waiting.get(service)?.resolve();
      await settle();
    },
    async fails(service: ServiceName) {
      waiting.get(service)?.reject(new Error(`${service} ended`));
      await settle();
    },
  };
}

const others = ["preference", "notification", "matching", "ingestion"] as const;

describe("the demo's start", () => {
  it("lets candidates register before matching and the site are there", async () => {
    const { fleet, started, becomes } = pretend();
    const start = startInOrder(fleet, { pages: Promise.resolve(), timeoutMs: 1 });
    await becomes("preference", "notification");
    await start.forCandidates;
    expect(started).toEqual(others);
  });

  it("starts the site after all others, and not before its pages are built", async () => {
    const { fleet, started, becomes } = pretend();
    const pages = Promise.withResolvers<void>();
    const start = startInOrder(fleet, { pages: pages.promise, timeoutMs: 1 });
    await becomes(...others);
    expect(started).not.toContain("site");
    pages.resolve();
    await becomes();
    expect(started).toContain("site");
    await becomes("site");
    await start.all;
  });

  it.each(["matching", "preference"] as const)("fails as a whole when %s does", async (broken) => {
    const { fleet, fails } = pretend();
    const start = startInOrder(fleet, { pages: Promise.resolve(), timeoutMs: 1 });
    start.forCandidates.catch(() => {});
    await fails(broken);
    await expect(start.all).rejects.toThrow(`${broken} ended`);
  });

  it("fails when the pages can not be built", async () => {
    const { fleet } = pretend();
    const pages = Promise.reject(new Error("no pages"));
    const start = startInOrder(fleet, { pages, timeoutMs: 1 });
    await expect(start.all).rejects.toThrow("no pages");
  });
});
