import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { correctRequestQueueTimer } from "./request-queue-timer.ts";

interface Queue {
  pending: unknown[];
  throttledUntil: number;
  throttleCheckTimeoutId: NodeJS.Timeout | null;
  scheduleCheckPendingRequests(): void;
}

const require = createRequire(import.meta.url);
const RequestQueue = require("kafkajs/src/network/requestQueue/index.js") as {
  prototype: object;
};

const queueWith = (pending: unknown[]) =>
  Object.assign(Object.create(RequestQueue.prototype) as Queue, {
    pending,
    throttledUntil: -1,
    throttleCheckTimeoutId: null,
  });

test("a queue arms its timer only while something is pending", () => {
  correctRequestQueueTimer();
  correctRequestQueueTimer();
  const idle = queueWith([]);
  idle.scheduleCheckPendingRequests();
  expect(idle.throttleCheckTimeoutId).toBeNull();

  const busy = queueWith([{}]);
  busy.scheduleCheckPendingRequests();
  expect(busy.throttleCheckTimeoutId).not.toBeNull();
  clearTimeout(busy.throttleCheckTimeoutId ?? undefined);
});
