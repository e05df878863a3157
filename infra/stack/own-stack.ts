import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import {
  eraseNative,
  nativeLogFile,
  nativeState,
  signalNative,
  startNative,
  stopNative,
} from "../native/native-stack.ts";
import { findFreePorts } from "../processes/free-port.ts";
import { localAddresses, type StackAddresses } from "./addresses.ts";
import { readStackConfig, type StackConfig } from "./config.ts";
import { watchOverStack } from "./own-stack-guard.ts";
import type { PartState } from "./part-state.ts";
import { PART_NAMES, type PartName } from "./parts.ts";

export interface OwnStackOptions {
  /** What runs for this stack alone; all four unless told. The rest must be in `external` where it is used. */
  parts?: readonly PartName[];
  /** Parts that are borrowed, a shared mailbox for instance. */
  external?: Partial<StackAddresses>;
  /** Beyond the presets and stronger than they: Kafka's server.properties, Redis's settings. */
  settings?: StackConfig["settings"];
  /** Parts whose data stands on a disk of its own. Such a folder is left behind as it is. */
  dataFolders?: StackConfig["dataFolders"];
  onProgress?: (message: string) => void;
}

/** One server of it. All that is asked is done when the promise resolves. */
export interface OwnPart {
  readonly name: PartName;
  readonly logFile: string;
  /** On its old port and data, until it answers. Does nothing when it runs; wakes nothing. */
  start(): Promise<void>;
  /** As a power cut ends it (SIGKILL), frozen or not. */
  kill(): Promise<void>;
  /** Holds it still (SIGSTOP): connections stay open and nobody answers. */
  freeze(): Promise<void>;
  wake(): Promise<void>;
  /** In good order. */
  stop(): Promise<void>;
  /** Deletes what it has stored; it must not run. */
  erase(): Promise<void>;
  state(): Promise<PartState>;
}

/** Servers for one test alone, which may be killed, frozen and filled up. Disposal ends them and deletes what they stored. */
export interface OwnStack extends AsyncDisposable {
  readonly addresses: StackAddresses;
  /** For logs, data, and what else a test wants to be gone afterwards. */
  readonly home: string;
  part(name: PartName): OwnPart;
}

/** Whether this machine has what a native stack is made of; where the shared stack runs in Docker or elsewhere it may not. */
export function isOwnStackPossible(): boolean {
  return existsSync(readStackConfig().nativeFolder);
}

/**
 * Starts a native stack apart from all others: a home of its own, free ports that nobody else takes while a part is away; the Java build is shared.
 * Should this process die, the servers are ended all the same.
 */
export async function startOwnStack(options: OwnStackOptions = {}): Promise<OwnStack> {
  const parts = options.parts ?? PART_NAMES;
  const onProgress = options.onProgress ?? (() => undefined);
  await using rollback = new AsyncDisposableStack();
  const home = await mkdtemp(path.join(tmpdir(), "raakvlak-own-"));
  rollback.defer(() => rm(home, { recursive: true, force: true, maxRetries: 3 }));
  const config = await ownConfig(home, options);
  rollback.use(watchOverStack(home));
  rollback.defer(async () => {
    // What is frozen hears no SIGTERM.
    await Promise.all(parts.map((name) => signalNative(config, name, "SIGKILL")));
    await stopNative(config, [...parts]);
  });
  await startNative(config, [...parts], onProgress);
  const resources = rollback.move();
  return {
    addresses: { ...localAddresses(config.ports), ...config.external },
    home,
    part(name) {
      if (!parts.includes(name)) throw new Error(`${name} is not part of this stack`);
      return ownPart(config, name, onProgress);
    },
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}

async function ownConfig(home: string, options: OwnStackOptions): Promise<StackConfig> {
  const [kafka = 0, kafkaController = 0, mongo = 0, redis = 0, smtp = 0, mailbox = 0] =
    await findFreePorts(6);
  const { projectRoot, nativeFolder } = readStackConfig();
  return {
    projectRoot,
    nativeFolder,
    home,
    forced: "native",
    external: options.external ?? {},
    ports: { kafka, kafkaController, mongo, redis, smtp, mailbox },
    ...(options.settings && { settings: options.settings }),
    ...(options.dataFolders && { dataFolders: options.dataFolders }),
  };
}

function ownPart(
  config: StackConfig,
  name: PartName,
  onProgress: (message: string) => void,
): OwnPart {
  const signal = async (wanted: NodeJS.Signals) => {
    if (!(await signalNative(config, name, wanted))) throw new Error(`${name} does not run`);
  };
  return {
    name,
    logFile: nativeLogFile(config, name),
    start: () => startNative(config, [name], onProgress),
    kill: () => signal("SIGKILL"),
    freeze: () => signal("SIGSTOP"),
    wake: () => signal("SIGCONT"),
    stop: () => stopNative(config, [name]),
    async erase() {
      if ((await nativeState(config, name)).state !== "stopped")
        throw new Error(`${name} runs: what it has stored can not be deleted`);
      await eraseNative(config, [name]);
    },
    state: () => nativeState(config, name),
  };
}
