import { inspect } from "node:util";
import { readOptions, usage, type ChaosOptions } from "./options.ts";
import { describePlan, makePlan } from "./plan/plan.ts";
import { runChaos, type ChaosResult } from "./run/run-chaos.ts";

/** How many of the pairs that went wrong are named. */
const named = 20;

async function main(): Promise<number> {
  let options: ChaosOptions;
  try {
    options = readOptions(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${usage}`);
    return 2;
  }
  if (options.help || options.planOnly) {
    process.stdout.write(options.help ? usage : `${describePlan(makePlan(options)).join("\n")}\n`);
    return 0;
  }
  const stop = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => stop.abort());
  const startedAt = performance.now();
  const tell = (message: string) => {
    const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
    process.stderr.write(`${seconds.padStart(6)}  ${message}\n`);
  };
  try {
    const result = await runChaos(options, stop.signal, tell);
    report(options, result, tell);
    return result.ok ? 0 : 1;
  } catch (error) {
    if (stop.signal.aborted) return 130;
    tell(`the run failed: ${inspect(error)}`);
    return 1;
  }
}

function report(
  { seed, kills, vacancies, candidates }: ChaosOptions,
  { ok, verdict, left, settledAfterMs, heardAfterMs, restarts }: ChaosResult,
  tell: (message: string) => void,
): void {
  const lists = ["lost", "doubled", "forbidden", "unsettled", "unreconciled"] as const;
  for (const list of lists)
    for (const one of verdict[list].slice(0, named)) tell(`${list}: ${one}`);
  const counts = Object.fromEntries(lists.map((list) => [list, verdict[list].length]));
  const { due, told, mails, uncertain, uncertainAllowed, uncertainArrived, underWay } = verdict;
  const ledger = { uncertain, uncertainAllowed, uncertainArrived, underWay };
  const totals = { vacancies, candidates, due, told, mails };
  const line = {
    ok,
    seed,
    kills,
    ...totals,
    ...counts,
    ...ledger,
    left,
    settledAfterMs,
    heardAfterMs,
    restarts,
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

// All is disposed of by now; a connection that a frozen process left half open must not keep this one alive.
process.exit(await main());
