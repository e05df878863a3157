import path from "node:path";
import { startProcess } from "@raakvlak/testing";
import { expect, it } from "vitest";

const program = path.join(import.meta.dirname, "adapters/reading/fixtures/loaded-modules.ts");

it("the service loads no queues, and nothing that only its reader needs", async () => {
  await using loading = startProcess(program);
  const loaded = (await loading.line("loaded ", 60_000)).split(" ");
  expect(loaded).toEqual(expect.arrayContaining(["mongoose", "kafkajs", "undici"]));
  const unneeded = ["bullmq", "bullmq-otel", "ioredis", "@bull-board/api", "sanitize-html"];
  expect(loaded.filter((name) => [...unneeded, "htmlparser2"].includes(name))).toEqual([]);
});
