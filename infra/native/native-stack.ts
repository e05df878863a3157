import { rm } from "node:fs/promises";
import path from "node:path";
import { localAddresses } from "../stack/addresses.ts";
import type { StackConfig } from "../stack/config.ts";
import { PART_TITLES, type PartName } from "../stack/parts.ts";
import { probes } from "../stack/probes.ts";
import type { PartState } from "../stack/part-state.ts";
import { refuseTakenPorts } from "../stack/refuse-taken-ports.ts";
import { waitUntil } from "../stack/wait-until.ts";
import type { Progress } from "./apt.ts";
import { kafkaPart } from "./kafka-part.ts";
import { mailboxPart } from "./mailbox-part.ts";
import { mongoPart } from "./mongo-part.ts";
import type { NativePart } from "./native-part.ts";
import {
  isAlive,
  readLiving,
  signalRecorded,
  stopRecorded,
  type ProcessRecord,
} from "./process-record.ts";
import { redisPart } from "./redis-part.ts";
import { logTail, startDetached } from "./start-detached.ts";

const nativeParts: Record<PartName, NativePart> = {
  kafka: kafkaPart,
  mongo: mongoPart,
  redis: redisPart,
  mailbox: mailboxPart,
};

/** Long enough for a broker that recovers its log after a crash. */
const START_TIMEOUT_MS = 60_000;

/**
 * Starts, side by side, those of the parts that do not run, and returns when each has answered. A part that has crashed is started anew on its
 * data. The parts outlive this process. Throws, after all have been tried, with what failed for each; the caller holds the stack's lock.
 */
export async function startNative(
  config: StackConfig,
  names: PartName[],
  onProgress: Progress,
): Promise<void> {
  const outcomes = await Promise.allSettled(
    names.map((name) =>
      startPart(config, name, (message) => onProgress(`${PART_TITLES[name]}: ${message}`)),
    ),
  );
  const failures = outcomes
    .filter((outcome) => outcome.status === "rejected")
    .map((outcome): unknown => outcome.reason);
  // Parts that failed for the same reason, a build that both wait for, share one error.
  const distinct = [...new Set(failures)];
  if (distinct.length > 0) throw new AggregateError(distinct, "not every part of the stack is up");
}

/** Ends the parts side by side; those that do not run are no fault. */
export async function stopNative(config: StackConfig, names: PartName[]): Promise<void> {
  await Promise.all(
    names.map((name) => stopRecorded(recordFile(config, name), nativeParts[name].stopGraceMs)),
  );
}

/** Sends a signal to a running part; false when it does not run. */
export function signalNative(
  config: StackConfig,
  name: PartName,
  signal: NodeJS.Signals,
): Promise<boolean> {
  return signalRecorded(recordFile(config, name), signal);
}

/** Deletes what stopped parts have stored; their logs and what was fetched and built stay. */
export async function eraseNative(config: StackConfig, names: PartName[]): Promise<void> {
  await Promise.all(
    names.map((name) => rm(dataFolder(config, name), { recursive: true, force: true })),
  );
}

/** How a part is doing right now. */
export async function nativeState(config: StackConfig, name: PartName): Promise<PartState> {
  const record = await readLiving(recordFile(config, name));
  if (record === undefined) return { state: "stopped" };
  const answers = await probes[name](localAddresses(config.ports)).then(
    () => true,
    () => false,
  );
  return { state: answers ? "running" : "not answering", pid: record.pid };
}

export function nativeLogFile(config: StackConfig, name: PartName): string {
  return path.join(config.home, "logs", `${name}.log`);
}

async function startPart(config: StackConfig, name: PartName, onProgress: Progress): Promise<void> {
  const part = nativeParts[name];
  const file = recordFile(config, name);
  const living = await readLiving(file);
  if (living !== undefined) {
    refuseOtherPorts(part, living, config);
    await waitForAnswer(config, name, living);
    return;
  }
  const startedAt = performance.now();
  await refuseTakenPorts(name, part.ports(config));
  const command = await part.prepare({ config, dataFolder: dataFolder(config, name), onProgress });
  onProgress("starting");
  const record = await startDetached({
    command,
    ports: part.ports(config),
    recordFile: file,
    logFile: nativeLogFile(config, name),
    cwd: config.projectRoot,
  });
  await waitForAnswer(config, name, record);
  onProgress(`answers after ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
}

async function waitForAnswer(
  config: StackConfig,
  name: PartName,
  record: ProcessRecord,
): Promise<void> {
  const logFile = nativeLogFile(config, name);
  await waitUntil(() => probes[name](localAddresses(config.ports)), {
    timeoutMs: START_TIMEOUT_MS,
    what: `${PART_TITLES[name]} runs as process ${record.pid} but does not answer; see \`npm run stack -- logs ${name}\``,
    giveUp: () => {
      if (!isAlive(record))
        throw new Error(
          `${PART_TITLES[name]} ended right after its start; the end of ${logFile}:\n${logTail(logFile)}`,
        );
    },
  });
}

function refuseOtherPorts(part: NativePart, living: ProcessRecord, config: StackConfig): void {
  for (const [variable, port] of Object.entries(part.ports(config))) {
    const current = living.ports[variable];
    if (current === port) continue;
    throw new Error(
      `${PART_TITLES[part.name]} of this stack runs already, on port ${current} instead of ${port} (${variable}); ` +
        "run `npm run stack -- down` first, or give the second stack a folder of its own with RAAKVLAK_HOME",
    );
  }
}

function recordFile(config: StackConfig, name: PartName): string {
  return path.join(config.home, "run", `${name}.json`);
}

function dataFolder(config: StackConfig, name: PartName): string {
  return config.dataFolders?.[name] ?? path.join(config.home, "data", name);
}
