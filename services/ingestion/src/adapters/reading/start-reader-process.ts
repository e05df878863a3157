import { fork, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { ReaderAnswer, ReaderJob, ReaderRequest } from "./reader-messages.ts";

export interface ReaderEnd {
  readonly isOutOfHeap: boolean;
  /** A signal's name, an exit code, or why it could not be started. */
  readonly how: string;
}

export interface ReaderProcess {
  readonly pid: number | undefined;
  /** Resolves when all of it is on its way, or the process has ended; the body is released then. */
  send(job: ReaderJob): Promise<void>;
  /** One listener at a time; it hears nothing that came before. */
  listen(onAnswer: (answer: ReaderAnswer) => void, onEnd: (end: ReaderEnd) => void): Disposable;
  hasEnded(): boolean;
  kill(): void;
}

const entry = fileURLToPath(new URL("reader-process.ts", import.meta.url));

/** Megabytes for what is new; most garbage of parsing is. */
const YOUNG_MB = 2;

/**
 * For glibc, which otherwise keeps for each of Node's threads an arena of its own, and in them what was freed: 20 MB and
 * more. Other libraries do not know these names.
 */
const ENVIRONMENT = { MALLOC_ARENA_MAX: "1", MALLOC_MMAP_THRESHOLD_: "131072" };

/** V8 aborts the process that asks for more than its heap. */
const endOf = (code: number | null, signal: NodeJS.Signals | null): ReaderEnd => ({
  isOutOfHeap: signal === "SIGABRT",
  how: signal ?? `exit code ${code}`,
});

/**
 * Starts a reader: bounded in heap, without our environment, no way to start other programs, to write files or to
 * outlive us. A process and not a thread: when a thread exceeds its memory, often the whole process dies.
 */
export function startReaderProcess(heapMb: number): ReaderProcess {
  const child: ChildProcess = fork(entry, [], {
    execArgv: [
      `--max-old-space-size=${heapMb}`,
      `--max-semi-space-size=${YOUNG_MB}`,
      "--expose-gc",
      "--permission",
      "--allow-fs-read=*",
    ],
    env: ENVIRONMENT,
    serialization: "advanced",
    stdio: ["pipe", "ignore", "ignore", "ipc"],
  });
  let broken = false;
  const hasEnded = () => broken || child.exitCode !== null || child.signalCode !== null;
  // Of a process that could not be started, or a channel that broke: the end says it all.
  child.on("error", () => {
    broken = true;
    child.kill("SIGKILL");
  });
  // Of a process that ended before it had read all: its end is heard anyhow.
  child.stdin?.on("error", () => {});
  return {
    pid: child.pid,
    async send({ body: { bytes, release, ...body }, ...job }) {
      const request: ReaderRequest = { kind: "read", job: { ...job, body }, length: bytes.length };
      // Not as a message: those are copied several times on their way, a pipe is written from where the bytes lie.
      await Promise.all([
        new Promise<void>((resolve) => void child.send(request, () => resolve())),
        new Promise<void>((resolve) => void child.stdin?.write(bytes, () => resolve())),
      ]);
      release?.();
    },
    listen(onAnswer, onEnd) {
      const onMessage = (answer: unknown) => onAnswer(answer as ReaderAnswer);
      const onExit = (code: number | null, signal: NodeJS.Signals | null) =>
        onEnd(endOf(code, signal));
      const onError = ({ message }: Error) => onEnd({ isOutOfHeap: false, how: message });
      child.on("message", onMessage);
      child.on("exit", onExit);
      child.on("error", onError);
      return {
        [Symbol.dispose]() {
          child.off("message", onMessage);
          child.off("exit", onExit);
          child.off("error", onError);
        },
      };
    },
    hasEnded,
    kill: () => void child.kill("SIGKILL"),
  };
}
