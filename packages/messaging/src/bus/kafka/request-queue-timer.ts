import { createRequire } from "node:module";

interface RequestQueue {
  pending: readonly unknown[];
  throttledUntil: number;
  throttleCheckTimeoutId: NodeJS.Timeout | null;
  requestTimeout: number;
  scheduleCheckPendingRequests(): void;
}

let corrected = false;

/**
 * kafkajs 2.2.4 arms a timer after every response to look for requests that were held back, with nothing held back and
 * a delay below zero: 1 ms, for ever, with a TimeoutNegativeWarning. Idle processes burn 4 to 5 % of a core on it. The
 * timer is needed only while something is pending; whoever makes something pending arms it.
 */
export function correctRequestQueueTimer(): void {
  if (corrected) return;
  corrected = true;
  const require = createRequire(import.meta.url);
  const { prototype } = require("kafkajs/src/network/requestQueue/index.js") as {
    prototype: RequestQueue;
  };
  const { scheduleCheckPendingRequests } = prototype;
  prototype.scheduleCheckPendingRequests = function scheduleWhenPending(this: RequestQueue) {
    if (this.pending.length > 0) scheduleCheckPendingRequests.call(this);
  };
}
