import { createSystemClock } from "@raakvlak/runtime";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const projectRoot = join(import.meta.dirname, "..", "..");
const clock = createSystemClock();
const pollMs = 50;
/** Longer than a service's own drain deadline. */
const stopTimeoutMs = 15_000;

export interface ServiceProcessOptions {
  /** How it is called in messages: the service's name, with a number where several run. */
  label: string;
  /** Path of its main file, from the project's root. */
  main: string;
  environment: Readonly<Record<string, string>>;
  /** Where it answers /readyz. */
  internalUrl: string;
  logFile: string;
}

export interface ServiceProcess extends AsyncDisposable {
  readonly label: string;
  readonly internalUrl: string;
  readonly logFile: string;
  readonly pid: number | undefined;
  /** False before its start and after its end, however that came about; a frozen one runs. */
  readonly running: boolean;
  start(): void;
  /** Resolves when /readyz says so; throws with the end of its log when it ends before or takes too long. */
  ready(timeoutMs: number): Promise<void>;
  /** Ends it at once, as a crash would (SIGKILL), freezes it (SIGSTOP) or wakes it (SIGCONT). */
  signal(name: "SIGKILL" | "SIGSTOP" | "SIGCONT"): Promise<void>;
  /** Asks it to stop and waits; kills it when it does not. */
  stop(): Promise<void>;
}

const isRunning = (child: ChildProcess | undefined): child is ChildProcess =>
  child !== undefined && child.exitCode === null && child.signalCode === null;

/** A service as a process of its own, with the Node that runs this one and its output in a file. */
export function createServiceProcess(options: ServiceProcessOptions): ServiceProcess {
  let child: ChildProcess | undefined;

  async function ready(timeoutMs: number): Promise<void> {
    const deadline = clock.monotonicMs() + timeoutMs;
    while (!(await isReady(options.internalUrl))) {
      const late = clock.monotonicMs() > deadline;
      if (!isRunning(child) || late)
        throw new Error(
          `${options.label} ${late ? "is not ready in time" : "ended"}:\n${endOfLog(options.logFile)}`,
        );
      await clock.sleep(pollMs);
    }
  }

  async function signal(name: "SIGKILL" | "SIGSTOP" | "SIGCONT"): Promise<void> {
    if (!isRunning(child)) return;
    const exited = once(child, "exit");
    child.kill(name);
    if (name === "SIGKILL") await exited;
  }

  async function stop(): Promise<void> {
    if (!isRunning(child)) return;
    const exited = once(child, "exit");
    child.kill("SIGTERM");
    const patience = new AbortController();
    const stopped = await Promise.race([
      exited.then(() => true),
      clock.sleep(stopTimeoutMs, patience.signal).then(() => false),
    ]);
    // A timer that goes on would keep the whole demo alive for as long.
    patience.abort();
    if (!stopped) await signal("SIGKILL");
  }

  const { label, internalUrl, logFile } = options;
  return {
    label,
    internalUrl,
    logFile,
    get pid() {
      return child?.pid;
    },
    get running() {
      return isRunning(child);
    },
    start() {
      child = spawnService(options);
    },
    ready,
    signal,
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

function spawnService({ main, environment, logFile }: ServiceProcessOptions): ChildProcess {
  mkdirSync(dirname(logFile), { recursive: true });
  const log = openSync(logFile, "a");
  const child = spawn(process.execPath, ["--import", "@raakvlak/runtime/telemetry", main], {
    cwd: projectRoot,
    env: { PATH: process.env["PATH"], HOME: process.env["HOME"], ...environment },
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  return child;
}

async function isReady(internalUrl: string): Promise<boolean> {
  try {
    return (await fetch(`${internalUrl}/readyz`, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

function endOfLog(path: string): string {
  return readFileSync(path, "utf8").split("\n").slice(-15).join("\n");
}
