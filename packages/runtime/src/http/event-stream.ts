import { once } from "node:events";
import type { ServerResponse } from "node:http";

export interface EventStream {
  /** Resolves when the reader has room again, or is gone. */
  send(event: {
    readonly id?: string;
    readonly event: string;
    readonly data: string;
  }): Promise<void>;
}

/** Shorter than the 30 s after which a reader takes silence for the end. */
const heartbeatEveryMs = 10_000;
const reconnectAfterMs = 2_000;

/**
 * Begins an answer of server-sent events (WHATWG HTML) and keeps it alive with comments; the caller ends the response. A slow
 * reader holds up only its own stream: nothing is queued for it beyond what the socket takes.
 */
export function beginEventStream(response: ServerResponse): EventStream {
  response.writeHead(200, {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
  });
  response.write(`retry: ${reconnectAfterMs}\n\n`);
  const heartbeats = setInterval(() => {
    if (!response.writableNeedDrain) response.write(": here\n\n");
  }, heartbeatEveryMs);
  response.once("close", () => clearInterval(heartbeats));
  return {
    async send({ id, event, data }) {
      const name = id === undefined ? "" : `id: ${id}\n`;
      const lines = data.split("\n").map((line) => `data: ${line}\n`);
      if (response.write(`${name}event: ${event}\n${lines.join("")}\n`) || response.destroyed)
        return;
      const gone = new AbortController();
      const stop = () => gone.abort();
      response.once("close", stop);
      await once(response, "drain", { signal: gone.signal }).catch(() => undefined);
      response.off("close", stop);
    },
  };
}
