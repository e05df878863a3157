import { Worker } from "node:worker_threads";
import {
  createBoard,
  endOf,
  isFound,
  lookForOne,
  places,
  putQuestion,
  stop,
} from "./crew-board.ts";
import type { Crew, Kernel } from "./kernel.ts";
import type { WasmMemory } from "./wasm-platform.ts";

export interface CrewSettings {
  /** Beside the one that asks. */
  readonly threads: number;
  readonly memory: WasmMemory;
  readonly module: object;
  /** The kernel of the thread that asks. */
  readonly find: Kernel["find"];
  /** A search that takes longer will not end any more. */
  readonly patienceMs?: number;
  readonly threadFile?: URL;
  /** A thread is lost, and why as far as it is known; the index does without. */
  readonly onLost?: (why: unknown) => void;
}

/** Starts the threads with the first question; until they are there the one that asks looks alone. */
export function createCrew({
  threads,
  memory,
  module,
  find,
  patienceMs = 10_000,
  threadFile = new URL("crew-thread.ts", import.meta.url),
  onLost = () => undefined,
}: CrewSettings): Crew {
  const board = createBoard();
  let workers: Worker[] | undefined;
  const ends: Promise<void>[] = [];
  let isAlive = true;

  function start(): Worker[] {
    return Array.from({ length: threads }, () => {
      const workerData = { board, memory, module };
      // Nothing that the process was started with, telemetry above all.
      const worker = new Worker(threadFile, { workerData, execArgv: [] });
      // A process ends without waiting for it. That it is lost is found out by waiting for its question.
      worker.unref();
      worker.on("error", onLost);
      ends.push(new Promise((resolve) => worker.once("exit", () => resolve())));
      return worker;
    });
  }

  async function close(): Promise<void> {
    isAlive = false;
    stop(board);
    await Promise.all(ends);
  }

  return {
    most: places,
    get isAlive() {
      return isAlive;
    },
    put(question) {
      workers ??= start();
      return putQuestion(board, question);
    },
    help: () => lookForOne(board, find),
    isFound: (number) => isFound(board, number),
    wait(number) {
      // Of a dead crew what has not ended is not waited for.
      const end = endOf(board, number, isAlive ? patienceMs : 0);
      if (end === undefined && isAlive) {
        void close();
        for (const worker of workers ?? []) void worker.terminate();
        onLost(new Error("a thread of the index did not answer"));
      }
      return end;
    },
    close,
  };
}
