import path from "node:path";
import { checkRepository } from "../check/check-repository.ts";
import { buildSite } from "../demo/build-site.ts";
import { needsStack, usage } from "./arguments.ts";
import { borrowStack } from "./borrow-stack.ts";
import { describeOutcome, type Outcome, sumOutcomes } from "./outcome.ts";
import { runVitest } from "./run-vitest.ts";

// npm test -- [--help] [arguments of vitest …]
const root = path.resolve(import.meta.dirname, "../..");

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/**
 * Ctrl-C ends what runs (a terminal sends it to every process of the group), but not this process: it has a stack to put
 * back and a last line to print.
 */
function watchInterruption(): AbortSignal {
  const interruption = new AbortController();
  const note = () => interruption.abort(new Error("interrupted"));
  process.on("SIGINT", note).on("SIGTERM", note);
  return interruption.signal;
}

/** Each step of the check counts as one test. */
async function check(): Promise<Outcome> {
  const results = await checkRepository(print);
  const failed = results.filter(({ passed }) => !passed);
  return {
    passed: results.length - failed.length,
    failed: failed.map(({ step }) => `check: ${step.name}`),
    skipped: [],
  };
}

/** What the tests need is a test itself: when it cannot be had, they have failed, and the summary says what is missing. */
async function test(args: readonly string[], interruption: AbortSignal): Promise<Outcome> {
  try {
    interruption.throwIfAborted();
    if (!needsStack(args)) return await runVitest({ root, args, environment: {} });
    await buildSite();
    interruption.throwIfAborted();
    await using stack = await borrowStack((message) => print(`stack: ${message}`));
    interruption.throwIfAborted();
    return await runVitest({ root, args, environment: stack.environment });
  } catch (error) {
    print(error instanceof Error ? error.message : String(error));
    return { passed: 0, failed: ["what the tests need could not be made ready"], skipped: [] };
  }
}

async function main(args: readonly string[]): Promise<number> {
  if (args.includes("--help") || args.includes("-h")) {
    process.stdout.write(usage);
    return 0;
  }
  const interruption = watchInterruption();
  const checked = args.length === 0 ? [await check()] : [];
  const outcome = sumOutcomes([...checked, await test(args, interruption)]);
  process.stdout.write(describeOutcome(outcome));
  return outcome.failed.length > 0 ? 1 : 0;
}

process.exitCode = await main(process.argv.slice(2));
