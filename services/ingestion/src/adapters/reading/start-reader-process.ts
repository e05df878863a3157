import { fork, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { ReaderAnswer, ReaderJob, ReaderRequest } from "./reader-messages.ts";

export interface ReaderProcess {
  readonly pid: number | undefined;
  /** Resolves when all of it is on its way, or the process has ended. */
  send(job: ReaderJob): Promise<void>;
  /** One listener at a time; it hears nothing that came before. */
  listen(onAnswer: (answer: ReaderAnswer) => void, onEnd: () => void): Disposable;
  hasEnded(): boolean;
  kill(): void;
}

const entry = fileURLToPath(new URL("reader-process.ts", import.meta.url));

/** A body travels in pieces, since each is copied on its way: the whole of it would be several times in memory. */
const PIECE_BYTES = 256_000;

/** Megabytes for what is new; most garbage of parsing is. */
const YOUNG_MB = 4;

/**
 * Starts a reader: bounded in heap, with nothing of our environment, no way to start other programs, to write files or to
 * outlive us. A process and not a thread: when a thread exceeds its memory, often the whole process dies.
 */
export function startReaderProcess(heapMb: number): ReaderProcess {
  const child: ChildProcess = fork(entry, [], {
    execArgv: [
      `--max-old-space-size=${heapMb}`,
      `--max-semi-space-size=${YOUNG_MB}`,
      "--permission",
      "--allow-fs-read=*",
    ],
    env: {},
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  let broken = false;
  const hasEnded = () => broken || child.exitCode !== null || child.signalCode !== null;
  // Of a process that could not be started, or a channel that broke: the end says it all.
  child.on("error", () => {
    broken = true;
    child.kill("SIGKILL");
  });
  return {
    pid: child.pid,
    async send({ body: { bytes, ...body }, ...job }) {
      const post = (request: ReaderRequest) =>
        new Promise<void>((resolve) => void child.send(request, () => resolve()));
      for (let at = 0; at < bytes.length && !hasEnded(); at += PIECE_BYTES)
        await post({ kind: "bytes", bytes: bytes.subarray(at, at + PIECE_BYTES) });
      if (!hasEnded()) await post({ kind: "read", job: { ...job, body } });
    },
    listen(onAnswer, onEnd) {
      const onMessage = (answer: unknown) => onAnswer(answer as ReaderAnswer);
      child.on("message", onMessage);
      child.on("exit", onEnd);
      child.on("error", onEnd);
      return {
        [Symbol.dispose]() {
          child.off("message", onMessage);
          child.off("exit", onEnd);
          child.off("error", onEnd);
        },
      };
    },
    hasEnded,
    kill: () => void child.kill("SIGKILL"),
  };
}
