import { spawn } from "node:child_process";
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
} from "node:fs";
import path from "node:path";
import { processIdentity } from "../bootstrap/process-identity.mjs";
import type { PartCommand } from "./native-part.ts";
import { writeRecord, type ProcessRecord } from "./process-record.ts";

export interface DetachedStart {
  command: PartCommand;
  ports: Record<string, number>;
  recordFile: string;
  /** Appended to; a log that has grown past 10 MB is kept as `.1` at the next start. */
  logFile: string;
  cwd: string;
}

const ROLL_ABOVE_BYTES = 10_000_000;
const TAIL_LINES = 15;

/** Starts a process that outlives this one, writes both its outputs to the log, and records it. Throws when it cannot be started. */
export async function startDetached({
  command,
  ports,
  recordFile,
  logFile,
  cwd,
}: DetachedStart): Promise<ProcessRecord> {
  mkdirSync(path.dirname(logFile), { recursive: true });
  if (existsSync(logFile) && statSync(logFile).size > ROLL_ABOVE_BYTES)
    renameSync(logFile, `${logFile}.1`);
  const log = openSync(logFile, "a");
  try {
    // A process group of its own: Ctrl-C in the terminal that started it must not reach it.
    const child = spawn(command.file, command.args, {
      cwd,
      detached: true,
      stdio: ["ignore", log, log],
    });
    await new Promise<void>((resolve, reject) =>
      child.once("spawn", resolve).once("error", reject),
    );
    child.unref();
    const pid = child.pid ?? 0;
    const record = { pid, identity: processIdentity(pid) ?? "", ports };
    await writeRecord(recordFile, record);
    return record;
  } finally {
    closeSync(log);
  }
}

/** The last lines of a log, for an error message. */
export function logTail(logFile: string, lines = TAIL_LINES): string {
  return readFileSync(logFile, "utf8").trimEnd().split("\n").slice(-lines).join("\n");
}
