import { parseArgs } from "node:util";
import type { ReasonCode } from "@raakvlak/contracts";
import { currentModel, models, type Model } from "@raakvlak/matching/oracle";

export interface EvaluateOptions {
  readonly help: boolean;
  readonly seeds: readonly number[];
  readonly candidates: number;
  readonly vacancies: number;
  readonly threshold: number;
  readonly model: Model;
  /** Search for weights on the seeds instead of measuring. */
  readonly tune: boolean;
  /** Write docs/evaluation.md from the tuning seeds and the held-out ones. */
  readonly document: boolean;
}

export const usage = `npm run evaluate -- relevance [OPTIONS]

Does matching pick the right ones? Makes candidates with tastes of their own, of which wishes and behaviour show a part, and
vacancies whose appeal follows from the tastes; then ranks and mails by our model and by every baseline. Prints tables to
standard error, and per seed one JSON object to standard output. Exit code 0 only when ours is above every baseline.

  --seed S           a seed, or a range of them: 3, 1-5 (default 1)
  --candidates N     how many candidates (default 600, 20 to 5000)
  --vacancies N      how many are open, how many come, and how many were seen before (default 1000, 50 to 20000)
  --threshold T      from which score on ours mails, in hundredths (default: the product's own)
  --model VERSION    which model (default: the current one)
  --weights LIST     other weights for it: occupation:30,skills:20,…
  --tune             search for weights on the seeds, and print them
  --document         write docs/evaluation.md: tuned on seeds 101-105, measured on seeds 1-5
  --help             this text
`;

/** Reads the command line; throws with the option's name and what it takes. */
export function readOptions(args: readonly string[], defaultThreshold: number): EvaluateOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      seed: { type: "string", default: "1" },
      candidates: { type: "string", default: "600" },
      vacancies: { type: "string", default: "1000" },
      threshold: { type: "string", default: String(defaultThreshold) },
      model: { type: "string", default: currentModel.version },
      weights: { type: "string" },
      tune: { type: "boolean", default: false },
      document: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (!values.help && (positionals.length !== 1 || positionals[0] !== "relevance"))
    throw new Error(`say what to evaluate: relevance, not "${positionals.join(" ")}"`);
  return {
    help: values.help,
    seeds: seedsOf(values.seed),
    candidates: whole("candidates", values.candidates, [20, 5_000]),
    vacancies: whole("vacancies", values.vacancies, [50, 20_000]),
    threshold: whole("threshold", values.threshold, [0, 10_000]),
    model: modelOf(values.model, values.weights),
    tune: values.tune,
    document: values.document,
  };
}

function seedsOf(text: string): number[] {
  const [, first, last = first] = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(text) ?? [];
  const from = Number(first);
  const count = Number(last) - from + 1;
  if (count >= 1 && count <= 100) return Array.from({ length: count }, (_, at) => from + at);
  throw new Error(`--seed must be a whole number or a range of at most 100, not "${text}"`);
}

function modelOf(version: string, weights: string | undefined): Model {
  const model = models.get(version);
  if (model === undefined)
    throw new Error(`--model must be one of ${[...models.keys()].join(", ")}, not "${version}"`);
  if (weights === undefined) return model;
  const given = new Map(weights.split(",").map((part) => weightOf(part, model)));
  const factors = model.factors.map((factor) => ({
    code: factor.code,
    weight: given.get(factor.code) ?? factor.weight,
  }));
  return { ...model, version: `${model.version}, other weights`, factors };
}

function weightOf(part: string, { factors }: Model): [ReasonCode, number] {
  const [name, weight] = part.split(":");
  const factor = factors.find(({ code }) => code === name);
  if (factor === undefined || weight === undefined)
    throw new Error(`--weights takes factor:weight, separated by commas, not "${part}"`);
  return [factor.code, whole("weights", weight, [0, 100])];
}

function whole(name: string, text: string, [least, most]: readonly [number, number]): number {
  const value = Number(text);
  if (text !== "" && Number.isInteger(value) && value >= least && value <= most) return value;
  throw new Error(`--${name} must be a whole number from ${least} to ${most}, not "${text}"`);
}
