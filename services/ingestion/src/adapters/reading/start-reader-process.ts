import { fork, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { ReaderAnswer, ReaderRequest } from "./reader-messages.ts";

export interface ReaderProcess {
  readonly pid: number | undefined;
  send(request: ReaderRequest): void;
  /** One listener at a time; it hears nothing that came before. */
  listen(onAnswer: (answer: ReaderAnswer) => void, onEnd: () => void): Disposable;
  hasEnded(): boolean;
  kill(): void;
}

const entry = fileURLToPath(new URL("reader-process.ts", import.meta.url));

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
  let hasEnded = false;
  const end = () => void (hasEnded = true);
  child.on("exit", end);
  // Of a process that could not be started, or a channel that broke: the end says it all.
  child.on("error", () => {
    hasEnded = true;
    child.kill("SIGKILL");
  });
  return {
    pid: child.pid,
    send: (request) => void child.send(request, () => {}),
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
    hasEnded: () => hasEnded,
    kill: () => void child.kill("SIGKILL"),
  };
}
