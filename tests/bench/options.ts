import { parseArgs } from "node:util";

/** A command line that is not understood: told with the usage. */
export class UsageError extends Error {}

/** An option: how it is explained, and how its text becomes a value. `undefined`: it was not given. */
export interface Flag<Value> {
  /** What stands behind its name, "N" for one. */
  readonly takes: string;
  readonly help: string;
  read(name: string, text: string | undefined): Value;
}

type Flags = Readonly<Record<string, Flag<unknown>>>;

export type ValuesOf<Some extends Flags> = {
  readonly [Name in keyof Some]: Some[Name] extends Flag<infer Value> ? Value : never;
};

/** Reads the options of a command; throws UsageError with the option's name and what it takes. */
export function readFlags<Some extends Flags>(
  flags: Some,
  args: readonly string[],
): ValuesOf<Some> {
  const texts = parsed(Object.keys(flags), args);
  return Object.fromEntries(
    Object.entries(flags).map(([name, flag]) => [name, flag.read(name, texts[name])]),
  ) as ValuesOf<Some>;
}

/** The lines of `--help`. */
export function flagLines(flags: Flags): string[] {
  return Object.entries(flags).map(([name, { takes, help }]) => {
    const left = `--${name} ${takes}`;
    return `  ${left.padEnd(21)} ${help}`;
  });
}

function parsed(names: readonly string[], args: readonly string[]) {
  const options = Object.fromEntries(names.map((name) => [name, { type: "string" as const }]));
  try {
    return parseArgs({ args: [...args], options }).values as Record<string, string | undefined>;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

interface Whole {
  readonly least: number;
  readonly most: number;
  /** Where it was not given. */
  readonly otherwise: number;
}

export function wholeFlag(help: string, { least, most, otherwise }: Whole): Flag<number> {
  return {
    takes: "N",
    help: `${help} (default ${otherwise}, ${least} to ${most})`,
    read: (name, text) => (text === undefined ? otherwise : whole(name, text, [least, most])),
  };
}

function whole(name: string, text: string, [least, most]: readonly [number, number]): number {
  const value = Number(text);
  if (text !== "" && Number.isInteger(value) && value >= least && value <= most) return value;
  throw new UsageError(`--${name} must be a whole number from ${least} to ${most}, not "${text}"`);
}

export function choiceFlag<Item extends string>(
  help: string,
  items: readonly Item[],
  otherwise: Item,
): Flag<Item> {
  return {
    takes: items.join("|"),
    help: `${help} (default ${otherwise})`,
    read: (name, text) => oneOf(name, text ?? otherwise, items),
  };
}

/** Several of the items, with commas between them; none by default. */
export function listFlag<Item extends string>(
  help: string,
  items: readonly Item[],
): Flag<readonly Item[]> {
  return {
    takes: "A,B",
    help: `${help}: ${items.join(", ")} (default none)`,
    read: (name, text) => [
      ...new Set(
        (text ?? "")
          .split(",")
          .filter((one) => one !== "")
          .map((one) => oneOf(name, one, items)),
      ),
    ],
  };
}

function oneOf<Item extends string>(name: string, text: string, items: readonly Item[]): Item {
  const found = items.find((item) => item === text);
  if (found === undefined)
    throw new UsageError(`--${name} must be ${items.join(" or ")}, not "${text}"`);
  return found;
}

/** What every measurement of the index takes. */
export const indexFlags = {
  profiles: wholeFlag("how many profiles; not all can be found: consent decides", {
    least: 100,
    most: 4_000_000,
    otherwise: 100_000,
  }),
  seed: wholeFlag("which profiles and vacancies", { least: 0, most: 2 ** 31, otherwise: 1 }),
  workload: choiceFlag("few factors, or all that the contracts hold", ["W", "W+"], "W+"),
  kernel: choiceFlag("what searches the blocks", ["wasm", "plain"], "wasm"),
} as const;

/** Vacancies of each kind that the oracle answers as well; by default what takes about a minute. */
export const checkFlag: Flag<number | undefined> = {
  takes: "N",
  help: "vacancies of each kind that the oracle answers as well (default: what takes about a minute)",
  read: (name, text) => (text === undefined ? undefined : whole(name, text, [0, 100_000])),
};

export function checkCount(asked: number | undefined, profiles: number): number {
  return asked ?? Math.min(200, Math.max(1, Math.floor(300_000 / profiles)));
}
