import { spawn } from "node:child_process";
import { createWatchedOutput } from "./watched-output.ts";

export interface TestProcess extends AsyncDisposable {
  readonly pid: number;
  /** Everything the process wrote so far, both streams. */
  readonly output: string;
  /** Resolves when a line that holds the words has been written; throws when the process ends before, or after `timeoutMs` (default 15,000). */
  line(words: string, timeoutMs?: number): Promise<string>;
  /** kill -9: the process gets no chance to tidy up. Resolves when it is gone. */
  kill(): Promise<void>;
  signal(name: "SIGTERM" | "SIGINT" | "SIGSTOP" | "SIGCONT" | "SIGUSR2"): void;
  readonly exited: Promise<{ readonly code: number | null; readonly signal: string | null }>;
}

export interface ProcessOptions {
  readonly args?: readonly string[];
  /** For Node itself, such as `--import`. */
  readonly nodeArgs?: readonly string[];
  /** Added to the environment of this process. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** Starts a `.ts` file in a Node process of its own; disposal kills it. */
export function startProcess(file: string, options: ProcessOptions = {}): TestProcess {
  const child = spawn(
    process.execPath,
    [...(options.nodeArgs ?? []), file, ...(options.args ?? [])],
    {
      env: { ...process.env, ...options.env },
      stdio: ["ignore", "pipe", "pipe"],
      ...(options.cwd !== undefined && { cwd: options.cwd }),
    },
  );
  const output = createWatchedOutput();
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => output.append(chunk));
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => output.append(chunk));
  const exited = new Promise<{ code: number | null; signal: string | null }>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      output.end();
      resolve({ code, signal });
    });
  });
  const kill = async () => {
    child.kill("SIGKILL");
    await exited;
  };
  return {
    pid: child.pid ?? -1,
    get output() {
      return output.text;
    },
    line: (words, timeoutMs = 15_000) => output.line(words, timeoutMs),
    kill,
    signal: (name) => void child.kill(name),
    exited,
    [Symbol.asyncDispose]: kill,
  };
}
