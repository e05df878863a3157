import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { processIdentity } from "../bootstrap/process-identity.mjs";

/** What is kept of a started part, so that a later command finds it again and stops nothing else. */
export interface ProcessRecord {
  pid: number;
  /** Tells this process from a later one with the same id. */
  identity: string;
  /** The ports it was started with, by the variables that set them. */
  ports: Record<string, number>;
}

const STOP_PAUSE_MS = 50;
/** A process that waits for its disk ends only when the disk answers. */
const KILL_LIMIT_MS = 30_000;

export async function writeRecord(file: string, record: ProcessRecord): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(record)}\n`);
}

/** The record of a process that still runs; undefined when there is none, when it ended, or when its id now belongs to another. */
export async function readLiving(file: string): Promise<ProcessRecord | undefined> {
  if (!existsSync(file)) return undefined;
  const record = JSON.parse(await readFile(file, "utf8")) as ProcessRecord;
  return isAlive(record) ? record : undefined;
}

export function isAlive({ pid, identity }: ProcessRecord): boolean {
  return processIdentity(pid) === identity;
}

/** Asks the process to end, makes it end after the grace time, and forgets it. Does nothing when it runs no more. */
export async function stopRecorded(file: string, graceMs: number): Promise<void> {
  const record = await readLiving(file);
  if (record !== undefined) {
    signal(record, "SIGTERM");
    if (!(await hasEndedWithin(record, graceMs))) {
      signal(record, "SIGKILL");
      await hasEndedWithin(record, graceMs);
    }
  }
  await rm(file, { force: true });
}

/** Sends a signal to the recorded process; false when it does not run. After SIGKILL it has ended. */
export async function signalRecorded(file: string, name: NodeJS.Signals): Promise<boolean> {
  const record = await readLiving(file);
  if (record === undefined) return false;
  signal(record, name);
  if (name === "SIGKILL" && !(await hasEndedWithin(record, KILL_LIMIT_MS)))
    throw new Error(`process ${record.pid} does not end, not even when killed`);
  return true;
}

function signal(record: ProcessRecord, name: NodeJS.Signals): void {
  if (!isAlive(record)) return;
  try {
    process.kill(record.pid, name);
  } catch (error) {
    // It ended between the look and the signal.
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

async function hasEndedWithin(record: ProcessRecord, limitMs: number): Promise<boolean> {
  const deadline = performance.now() + limitMs;
  while (isAlive(record)) {
    if (performance.now() > deadline) return false;
    await sleep(STOP_PAUSE_MS);
  }
  return true;
}
