import { parseArgs } from "node:util";

export interface DemoOptions {
  once: boolean;
  help: boolean;
  candidates: number;
  /** Folder with real data to take in instead of the invented feed. */
  data: string | undefined;
  seed: number;
  /** Milliseconds between two new vacancies. */
  pauseMs: number;
}

export const usage = `npm run demo [-- OPTIONS]

Starts the stack and all services, registers invented candidates, takes in a feed of sales vacancies one by one and
shows how they become mails. Keeps running until Ctrl-C; everything it made is removed again.

  --once             check that the mailbox got exactly what the oracle demands, print one JSON line, end (exit code 0 or 1)
  --candidates N     how many candidates to register (default 200, 1 to 5000)
  --data FOLDER      take in the real sample (feeds/ats/recruitee.json) of this data folder instead of the invented feed
  --pause MS         pause between two new vacancies (default 300)
  --seed N           which candidates are invented (default 1)
  --help             this text
`;

const bounds = { candidates: [1, 5_000], pause: [0, 60_000], seed: [0, 2 ** 31] } as const;

function whole(name: keyof typeof bounds, text: string): number {
  const [minimum, maximum] = bounds[name];
  const value = Number(text);
  if (Number.isInteger(value) && value >= minimum && value <= maximum) return value;
  throw new Error(`--${name} must be a whole number from ${minimum} to ${maximum}, not "${text}"`);
}

/** Reads the command line; throws with the option's name and what it takes. */
export function readOptions(args: readonly string[]): DemoOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      once: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
      candidates: { type: "string", default: "200" },
      data: { type: "string" },
      pause: { type: "string", default: "300" },
      seed: { type: "string", default: "1" },
    },
  });
  const { once, help, data, candidates, pause, seed } = values;
  return {
    once,
    help,
    data,
    candidates: whole("candidates", candidates),
    pauseMs: whole("pause", pause),
    seed: whole("seed", seed),
  };
}
