import { availableParallelism, cpus, loadavg, totalmem } from "node:os";
import type { BenchCommand } from "./bench-command.ts";
import { exactness } from "./exact.ts";
import { matching } from "./matching.ts";
import { memory } from "./memory.ts";
import { UsageError } from "./options.ts";
import { profile } from "./profile.ts";
import { reasons } from "./reasons.ts";
import { report } from "./report.ts";
import { scale } from "./scale.ts";
import { updates } from "./updates.ts";

/** What can be measured, a file each. */
const commands: readonly BenchCommand[] = [
  matching,
  exactness,
  updates,
  reasons,
  memory,
  profile,
  scale,
  report,
];

process.exitCode = await main(process.argv.slice(2));

/** 0 exact, 1 something was answered wrongly, 2 the command line is not understood. */
async function main(args: readonly string[]): Promise<number> {
  const [name = "", ...rest] = args;
  const command = commands.find((one) => one.name === name);
  const usage = usageOf(command);
  if (args.some((arg) => arg === "--help" || arg === "-h")) return say(usage, 0);
  try {
    if (command === undefined) throw new UsageError(`say what to measure: ${names()}`);
    const isJson = rest.includes("--json");
    const own = rest.filter((arg) => arg !== "--json");
    return await measure(command, own, isJson);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n\n${usage}`);
    return 2;
  }
}

async function measure(
  command: BenchCommand,
  args: readonly string[],
  isJson: boolean,
): Promise<number> {
  const before = loadavg()[0] ?? 0;
  const { exact, text, json } = await command.run(args, (progress) =>
    process.stderr.write(`${progress}\n`),
  );
  const load = [before, loadavg()[0] ?? 0].map((one) => Math.round(one * 10) / 10);
  const machine = {
    cores: availableParallelism(),
    processor: cpus()[0]?.model ?? "unknown",
    memoryGib: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    load,
  };
  process.stdout.write(
    `${text}${machine.cores} cores, ${machine.processor}, ${machine.memoryGib} GiB, Node ${machine.node}; load of the machine ${load.join(" to ")}\n`,
  );
  if (isJson) process.stdout.write(`${JSON.stringify({ ...json, exact, machine })}\n`);
  return exact ? 0 : 1;
}

function say(text: string, code: number): number {
  process.stdout.write(text);
  return code;
}

function names(): string {
  return commands.map(({ name }) => name).join(", ");
}

function usageOf(command: BenchCommand | undefined): string {
  if (command === undefined)
    return `npm run bench -- ${commands.map(({ name }) => name).join("|")} [OPTIONS]

Each tells its own options with --help. Exit code: 0 exact, 1 wrong answers, 2 wrong options.
`;
  return `npm run bench -- ${command.name} [OPTIONS]

${command.about}
Exit code: 0 exact, 1 wrong answers, 2 wrong options.

${command.flags.join("\n")}
  --json                one JSON object as the last line
  --help                this text
`;
}
