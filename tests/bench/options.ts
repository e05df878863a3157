import { parseArgs } from "node:util";
import type { Workload } from "./workload/world.ts";

export interface BenchOptions {
  readonly profiles: number;
  readonly vacancies: number;
  readonly seed: number;
  readonly workload: Workload;
  readonly kernel: "wasm" | "plain";
  readonly peers: readonly "scan"[];
  /** Vacancies of each kind that the oracle answers, too. */
  readonly check: number;
  readonly json: boolean;
}

export const usage = `npm run bench -- matching [OPTIONS]

Asks the matching engine for vacancies of three kinds (0.13 %, 1.5 % and 14 % of the profiles fit) against profiles made from
a seed: the 100 best who allow recruiters and everybody to be mailed, without reasons. Every answer is compared with that
of the peers, and some with the oracle's. Exit code: 0 exact, 1 different answers, 2 wrong options.

  --profiles N     how many profiles (default 100000, 100 to 4000000); not all of them can be found: consent decides
  --vacancies N    how many vacancies of each kind (default 200, 10 to 100000)
  --seed S         which profiles and vacancies (default 1)
  --workload W|W+  few factors, or all that the contracts hold (default W+)
  --kernel K       wasm (default) or plain
  --peers scan     measured in the same run: scan, typed arrays of all profiles, one after the other (default none)
  --check N        vacancies of each kind that the oracle answers as well (default: what takes about a minute)
  --json           one JSON object as the last line
  --help           this text
`;

/** A command line that is not understood: told with the usage. */
export class UsageError extends Error {}

/** Reads the command line; undefined: help is wanted. Throws UsageError with the option's name and what it takes. */
export function readOptions(args: readonly string[]): BenchOptions | undefined {
  const { values, positionals } = parsed(args);
  if (values.help) return undefined;
  if (positionals.length !== 1 || positionals[0] !== "matching")
    throw new UsageError("say what to measure: matching");
  const profiles = whole("profiles", values.profiles, [100, 4_000_000]);
  return {
    profiles,
    vacancies: whole("vacancies", values.vacancies, [10, 100_000]),
    seed: whole("seed", values.seed, [0, 2 ** 31]),
    workload: oneOf("workload", values.workload, ["W", "W+"]),
    kernel: oneOf("kernel", values.kernel, ["wasm", "plain"]),
    peers: (values.peers ?? "")
      .split(",")
      .filter((peer) => peer !== "")
      .map((peer) => oneOf("peers", peer, ["scan"])),
    check:
      values.check === undefined
        ? Math.min(200, Math.max(1, Math.floor(300_000 / profiles)))
        : whole("check", values.check, [0, 100_000]),
    json: values.json,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        profiles: { type: "string", default: "100000" },
        vacancies: { type: "string", default: "200" },
        seed: { type: "string", default: "1" },
        workload: { type: "string", default: "W+" },
        kernel: { type: "string", default: "wasm" },
        peers: { type: "string" },
        check: { type: "string" },
        json: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function whole(name: string, text: string, [least, most]: readonly [number, number]): number {
  const value = Number(text);
  if (text !== "" && Number.isInteger(value) && value >= least && value <= most) return value;
  throw new UsageError(`--${name} must be a whole number from ${least} to ${most}, not "${text}"`);
}

function oneOf<Item extends string>(name: string, text: string, items: readonly Item[]): Item {
  const found = items.find((item) => item === text);
  if (found === undefined)
    throw new UsageError(`--${name} must be ${items.join(" or ")}, not "${text}"`);
  return found;
}
