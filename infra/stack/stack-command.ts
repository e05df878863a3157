import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { childEnvironment } from "../native/config.ts";
import { eraseNative, nativeLogFile } from "../native/native-stack.ts";
import { toStackEnvironment, type StackAddresses } from "./addresses.ts";
import { readStackConfig, type StackConfig } from "./config.ts";
import { composeEnvironment, dockerLogsCommand, eraseDocker } from "./docker-stack.ts";
import { ensureStack, lockStack, stopStack } from "./ensure-stack.ts";
import { PART_NAMES, type PartName } from "./parts.ts";
import { rememberedMode } from "./stack-mode.ts";
import { formatStatus, stackStatus } from "./stack-status.ts";
import { usage } from "./usage.ts";

/** What the command ends with. */
export const exitCodes = { ok: 0, failed: 1, usage: 2, notAllRunning: 3 } as const;

class UsageError extends Error {}

interface Flags {
  json: boolean;
  follow: boolean;
}

type Command = (config: StackConfig, operands: string[], flags: Flags) => Promise<number>;

const commands: Record<string, Command> = { up, down, status, reset, logs };

/** `npm run stack`: answers on standard output, progress and errors on standard error. Never throws; returns the exit code. */
export async function runStackCommand(args: string[]): Promise<number> {
  try {
    const { values, positionals } = readArguments(args);
    const [name, ...operands] = positionals;
    if (values.help || name === undefined) {
      process.stdout.write(usage);
      return values.help ? exitCodes.ok : exitCodes.usage;
    }
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (command === undefined)
      throw new UsageError(
        `unknown command "${name}"; there are: ${Object.keys(commands).join(", ")}`,
      );
    if (name !== "logs" && operands.length > 0)
      throw new UsageError(`"${name}" takes no name, but got "${operands.join(" ")}"`);
    return await command(readStackConfig(), operands, {
      json: values.json === true,
      follow: values.follow === true,
    });
  } catch (error) {
    tell(describe(error));
    return error instanceof UsageError ? exitCodes.usage : exitCodes.failed;
  }
}

function readArguments(args: string[]) {
  try {
    const flag = { type: "boolean" } as const;
    return parseArgs({
      args,
      allowPositionals: true,
      options: { help: { ...flag, short: "h" }, json: flag, follow: { ...flag, short: "f" } },
    });
  } catch (error) {
    throw new UsageError((error as Error).message, { cause: error });
  }
}

async function up(config: StackConfig, _operands: string[], { json }: Flags): Promise<number> {
  const startedAt = performance.now();
  const addresses = await ensureStack({ config, onProgress: tell });
  tell(`the stack is up (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
  process.stdout.write(json ? `${JSON.stringify(addresses)}\n` : formatAddresses(addresses));
  return exitCodes.ok;
}

async function down(config: StackConfig): Promise<number> {
  await stopStack({ config, onProgress: tell });
  tell("the stack is down; its data stays until `npm run stack -- reset`");
  return exitCodes.ok;
}

async function status(config: StackConfig, _operands: string[], { json }: Flags): Promise<number> {
  const found = await stackStatus(config);
  process.stdout.write(json ? `${JSON.stringify(found)}\n` : formatStatus(found));
  return found.every(({ state }) => state === "running") ? exitCodes.ok : exitCodes.notAllRunning;
}

/** Empty, and as before: what ran runs again. */
async function reset(config: StackConfig): Promise<number> {
  const mode = await rememberedMode(config);
  await stopStack({ config, onProgress: tell });
  const release = await lockStack(config, tell);
  try {
    if (mode === "docker") await eraseDocker(config, tell);
    await eraseNative(config, [...PART_NAMES]);
  } finally {
    release();
  }
  tell("everything that was stored is deleted");
  return mode === undefined ? exitCodes.ok : up(config, [], { json: false, follow: false });
}

async function logs(config: StackConfig, operands: string[], { follow }: Flags): Promise<number> {
  const name = PART_NAMES.find((part) => part === operands[0]);
  if (name === undefined || operands.length > 1)
    throw new UsageError(`which log? One of: ${PART_NAMES.join(", ")}`);
  const { file, args } = await logsCommand(config, name, follow);
  const child = spawn(file, args, {
    stdio: "inherit",
    env: childEnvironment(composeEnvironment(config)),
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? exitCodes.ok));
  });
}

async function logsCommand(
  config: StackConfig,
  name: PartName,
  follow: boolean,
): Promise<{ file: string; args: string[] }> {
  if ((await rememberedMode(config)) === "docker")
    return { file: "docker", args: dockerLogsCommand(config, name, follow) };
  const logFile = nativeLogFile(config, name);
  if (!existsSync(logFile)) throw new Error(`${name} has no log yet (${logFile})`);
  return { file: "tail", args: ["-n", "200", ...(follow ? ["-F"] : []), logFile] };
}

function formatAddresses(addresses: StackAddresses): string {
  return Object.entries(toStackEnvironment(addresses))
    .map(([variable, value]) => `${variable}=${value}\n`)
    .join("");
}

function describe(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(describe).join("\n");
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined
    ? error.message
    : `${error.message}\n  because: ${describe(error.cause)}`;
}

function tell(message: string): void {
  process.stderr.write(`stack: ${message}\n`);
}
