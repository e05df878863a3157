import path from "node:path";
import { acquirePidLock } from "../bootstrap/pid-lock.mjs";
import { startNative, stopNative } from "../native/native-stack.ts";
import { localAddresses, type StackAddresses } from "./addresses.ts";
import { readStackConfig, type StackConfig } from "./config.ts";
import { startDocker, stopDocker } from "./docker-stack.ts";
import { PART_NAMES, PART_TITLES, type PartName } from "./parts.ts";
import { externalProbes, probes } from "./probes.ts";
import { chooseMode, forgetMode, rememberedMode, rememberMode } from "./stack-mode.ts";
import { waitUntil } from "./wait-until.ts";

export interface StackOptions {
  /** Told what happens, one short line at a time. */
  onProgress?: (message: string) => void;
  /** Defaults to what the environment says. */
  config?: StackConfig;
}

const EXTERNAL_TIMEOUT_MS = 15_000;
const ANSWER_TIMEOUT_MS = 30_000;

/**
 * Brings up whatever of the stack does not run and returns where the parts answer; each has answered by then. Safe to repeat and to call from
 * several processes at once. What it started outlives the caller. Throws with what is missing and the command that helps.
 */
export async function ensureStack({
  onProgress = () => undefined,
  config = readStackConfig(),
}: StackOptions = {}): Promise<StackAddresses> {
  await Promise.all(externalParts(config).map((name) => waitForExternal(config, name)));
  const own = ownParts(config);
  if (own.length > 0) {
    const release = await lockStack(config, onProgress);
    try {
      const mode = await chooseMode(config, onProgress);
      await rememberMode(config, mode);
      await (mode === "docker" ? startDocker : startNative)(config, own, onProgress);
      await Promise.all(own.map((name) => waitForAnswer(config, name)));
    } finally {
      release();
    }
  }
  return { ...localAddresses(config.ports), ...config.external };
}

/** Ends every part that this stack started; data and logs stay. Parts that run elsewhere are left alone. */
export async function stopStack({
  onProgress = () => undefined,
  config = readStackConfig(),
}: StackOptions = {}): Promise<void> {
  const release = await lockStack(config, onProgress);
  try {
    if ((await rememberedMode(config)) === "docker") await stopDocker(config, onProgress);
    else await stopNative(config, [...PART_NAMES]);
    await forgetMode(config);
  } finally {
    release();
  }
}

/** The parts that the environment does not bring. */
export function ownParts({ external }: StackConfig): PartName[] {
  return PART_NAMES.filter((name) => external[name] === undefined);
}

function externalParts({ external }: StackConfig): PartName[] {
  return PART_NAMES.filter((name) => external[name] !== undefined);
}

/** One command at a time may change a stack; the others wait for it. */
export function lockStack(
  config: StackConfig,
  onProgress: (message: string) => void,
): Promise<() => void> {
  return acquirePidLock(path.join(config.home, "stack.lock"), (holder) =>
    onProgress(`waiting for process ${holder}, which is changing the stack`),
  );
}

/** The native stack has asked already; a container's health check asks from within, and less. */
async function waitForAnswer(config: StackConfig, name: PartName): Promise<void> {
  await waitUntil(() => probes[name](localAddresses(config.ports)), {
    timeoutMs: ANSWER_TIMEOUT_MS,
    what: `${PART_TITLES[name]} runs but does not answer; see \`npm run stack -- logs ${name}\``,
  });
}

async function waitForExternal(config: StackConfig, name: PartName): Promise<void> {
  const variable = `RAAKVLAK_${name.toUpperCase()}`;
  await waitUntil(
    () => externalProbes[name]({ ...localAddresses(config.ports), ...config.external }),
    {
      timeoutMs: EXTERNAL_TIMEOUT_MS,
      what: `${PART_TITLES[name]} as given by ${variable} cannot be reached`,
    },
  );
}
