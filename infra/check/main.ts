import { parseArgs } from "node:util";
import { checkRepository } from "./check-repository.ts";
import { steps } from "./steps.ts";

// npm run check -- [--help] [step …]
const USAGE_ERROR = 2;

const usage = `npm run check                 checks the whole repository
npm run check -- lint types   only these

${steps.map(({ name, proves }) => `  ${name.padEnd(12)}${proves}`).join("\n")}

Ends with 0 when everything passed, with 1 when something did not.
`;

function readArguments(): { wanted: string[]; help: boolean } | { problem: string } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { help: { type: "boolean", short: "h", default: false } },
    });
    const unknown = positionals.filter((name) => !steps.some((step) => step.name === name));
    if (unknown.length > 0) return { problem: `there is no step ${unknown.join(", ")}` };
    return { wanted: positionals, help: values.help };
  } catch (error) {
    return { problem: (error as Error).message };
  }
}

async function main(): Promise<number> {
  const given = readArguments();
  if ("problem" in given) {
    process.stderr.write(`${given.problem}\n\n${usage}`);
    return USAGE_ERROR;
  }
  if (given.help) {
    process.stdout.write(usage);
    return 0;
  }
  const chosen = steps.filter(
    ({ name }) => given.wanted.length === 0 || given.wanted.includes(name),
  );
  const started = performance.now();
  const results = await checkRepository((line) => process.stdout.write(`${line}\n`), chosen);
  const passed = results.filter((result) => result.passed).length;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${passed} of ${results.length} passed in ${seconds} s\n`);
  return passed === results.length ? 0 : 1;
}

process.exitCode = await main();
