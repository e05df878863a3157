import { parseArgs } from "node:util";
import type { PlanOptions } from "./plan/plan.ts";

export interface ChaosOptions extends PlanOptions {
  readonly help: boolean;
  /** Show the plan of the seed and end. */
  readonly planOnly: boolean;
}

export const usage = `npm run chaos [-- OPTIONS]

Starts the whole platform on servers of its own, hands in vacancies and candidates, and kills, freezes and cuts off
whatever the seed says meanwhile. At the end a checker that shares nothing with the services holds what a mail server got
against what was handed in. The last line is one JSON object; exit code 0 only when everything holds.

  --seed N           which plan (default 1); the same seed gives the same plan
  --kills K          how many processes and servers are killed, frozen or flushed (default 20, 1 to 500)
  --vacancies N      how many vacancies are handed in (default 500, 10 to 9999)
  --candidates N     how many candidates there are (default 200, 1 to 5000)
  --plan             print the plan and end
  --help             this text
`;

const bounds = {
  seed: [0, 2 ** 31],
  kills: [1, 500],
  vacancies: [10, 9_999],
  candidates: [1, 5_000],
} as const;

/** Reads the command line; throws with the option's name and what it takes. */
export function readOptions(args: readonly string[]): ChaosOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: "string", default: "1" },
      kills: { type: "string", default: "20" },
      vacancies: { type: "string", default: "500" },
      candidates: { type: "string", default: "200" },
      plan: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  return {
    seed: whole("seed", values.seed),
    kills: whole("kills", values.kills),
    vacancies: whole("vacancies", values.vacancies),
    candidates: whole("candidates", values.candidates),
    planOnly: values.plan,
    help: values.help,
  };
}

function whole(name: keyof typeof bounds, text: string): number {
  const [minimum, maximum] = bounds[name];
  const value = Number(text);
  if (Number.isInteger(value) && value >= minimum && value <= maximum) return value;
  throw new Error(`--${name} must be a whole number from ${minimum} to ${maximum}, not "${text}"`);
}
