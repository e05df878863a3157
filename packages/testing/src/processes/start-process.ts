import { spawn } from "node:child_process";

export interface ChildProcess extends AsyncDisposable {
  readonly pid: number;
  /** Everything the process wrote so far, both streams. */
  readonly output: string;
  /** Resolves when a line that contains the words has been written; throws when the process ends before, or after `timeoutMs` (default 10,000). */
  line(words: string, timeoutMs?: number): Promise<string>;
  /** kill -9: the process gets no chance to tidy up. Resolves when it is gone. */
  kill(): Promise<void>;
  signal(name: "SIGTERM" | "SIGINT" | "SIGSTOP" | "SIGCONT"): void;
  readonly exited: Promise<{ readonly code: number | null; readonly signal: string | null }>;
}

/** Starts a `.ts` file in a Node process of its own, with the environment of this one and what is added. */
export function startProcess(
  file: string,
  options: {
    readonly args?: readonly string[];
    /** For Node itself, such as `--import`. */
    readonly nodeArgs?: readonly string[];
    readonly env?: Readonly<Record<string, string>>;
    readonly cwd?: string;
  } = {},
): ChildProcess {
  const child = spawn(
    process.execPath,
    [...(options.nodeArgs ?? []), file, ...(options.args ?? [])],
    {
      env: { ...process.env, ...options.env },
      stdio: ["ignore", "pipe", "pipe"],
      ...(options.cwd !== undefined && { cwd: options.cwd }),
    },
  );
  let output = "";
  const watchers = new Set<() => void>();
  const tell = () => {
    for (const watcher of watchers) watcher();
  };
  const take = (chunk: string) => {
    output += chunk;
    tell();
  };
  child.stdout.setEncoding("utf8").on("data", take);
  child.stderr.setEncoding("utf8").on("data", take);
  let ended = false;
  const exited = new Promise<{ code: number | null; signal: string | null }>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      ended = true;
      tell();
      resolve({ code, signal });
    });
  });

  const line = (words: string, timeoutMs = 10_000) =>
    new Promise<string>((resolve, reject) => {
      const settle = (act: () => void) => {
        clearTimeout(timer);
        watchers.delete(look);
        act();
      };
      const look = () => {
        const found = output.split("\n").find((text) => text.includes(words));
        if (found !== undefined) settle(() => resolve(found));
        else if (ended)
          settle(() => reject(new Error(`ended without writing "${words}":\n${output}`)));
      };
      const timer = setTimeout(
        () => settle(() => reject(new Error(`no "${words}" within ${timeoutMs} ms:\n${output}`))),
        timeoutMs,
      );
      watchers.add(look);
      look();
    });

  const kill = async () => {
    child.kill("SIGKILL");
    await exited;
  };
  return {
    pid: child.pid ?? -1,
    get output() {
      return output;
    },
    line,
    kill,
    signal: (name) => void child.kill(name),
    exited,
    [Symbol.asyncDispose]: kill,
  };
}
