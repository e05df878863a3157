// A process of its own, started by feed-reader.ts: what untrusted bodies cost in time and memory is spent here. It reads one
// body at a time, sends what it makes of it in batches, and ends with whoever started it.
import { readSync } from "node:fs";
import {
  findPlace,
  recogniseOccupations,
  recogniseSectors,
  recogniseSkills,
} from "@raakvlak/vocabulary";
import type { FeedEnding } from "../../use-cases/ports.ts";
import { cleanHtml } from "../clean-html.ts";
import { listPages } from "./list-pages.ts";
import type { ReaderAnswer, ReaderJob, ReaderRequest } from "./reader-messages.ts";
import { understandBody } from "./understand-body.ts";

const words = { recogniseOccupations, recogniseSkills, recogniseSectors, findPlace, cleanHtml };

/** Waits until the message is on its way: batches never pile up here. */
function send(answer: ReaderAnswer): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send?.(answer, undefined, {}, (error) => (error ? reject(error) : resolve()));
  });
}

function read(job: ReaderJob): Promise<void> {
  return "scope" in job
    ? sendAll(listPages(job), (addresses) => ({ kind: "addresses", addresses }))
    : sendAll(understandBody(job, words), (items) => ({ kind: "items", items }));
}

async function sendAll<Batch>(
  reading: Generator<Batch, FeedEnding>,
  answerWith: (batch: Batch) => ReaderAnswer,
): Promise<void> {
  for (;;) {
    const step = reading.next();
    if (step.done) return send({ kind: "end", ending: step.value });
    await send(answerWith(step.value));
  }
}

const STANDARD_INPUT = 0;

/** The next body, straight into the only memory that it will have here; nothing else is to be done meanwhile. */
function takeBytes(length: number): Uint8Array {
  const bytes = Buffer.allocUnsafeSlow(length);
  for (let at = 0; at < length;) {
    const taken = readSync(STANDARD_INPUT, bytes, at, length - at, null);
    if (taken === 0) process.exit(0);
    at += taken;
  }
  return bytes;
}

/** What such a body has cost is given back before the next one comes; that takes as long as reading a page. */
const LARGE_BYTES = 64_000;

process.on("message", ({ job, length }: ReaderRequest) => {
  const body = { ...job.body, bytes: takeBytes(length) };
  read({ ...job, body }).then(
    () => void (length > LARGE_BYTES && globalThis.gc?.()),
    () => process.exit(1),
  );
});
process.on("disconnect", () => process.exit(0));
// A terminal's Ctrl-C reaches every process of the group: the one that started this decides when it ends.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => {});
await send({ kind: "ready" });
