import { createLogger, createTestClock } from "@raakvlak/runtime";
import { expect, it } from "vitest";
import { relayIntents, type RelayNeeds } from "./relay-intents.ts";

const documentId = "6f1d9c1e-5b0a-4e57-9a3e-2f4c1f0d7a11";

it.each([
  { collection: "vacancies", named: true },
  { collection: "profiles", named: false },
  { collection: "subscriptions", named: false },
])(
  "a document of $collection that can not be published is told of, by its id: $named",
  async ({ collection, named }) => {
    const lines: string[] = [];
    const standing = { documentId, version: 0, records: [], broken: new Error(`of ${documentId}`) };
    const source = {
      collection,
      documentsAtOnce: 10,
      read: async () => [standing],
      markPublished: async () => undefined,
      listen: () => ({ [Symbol.dispose]: () => undefined }),
    };
    const intent = { _id: "intent", collection, documentId, version: 1 };
    await relayIntents([intent], {
      pending: { bulkWrite: async () => undefined } as unknown as RelayNeeds["pending"],
      bus: { publish: () => Promise.reject(new Error("nothing is published")) } as never,
      sources: new Map([[collection, source]]),
      clock: createTestClock(new Date(0)),
      logger: createLogger({
        service: "matching",
        level: "debug",
        write: (line) => void lines.push(line),
      }),
    });
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ event: "unpublishable", collection });
    expect(lines[0]?.includes(documentId)).toBe(named);
  },
);
