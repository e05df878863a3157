import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { defaultAlertThreshold } from "@raakvlak/contracts";
import { evaluateRelevance } from "./evaluate-relevance.ts";
import { readOptions, usage, type EvaluateOptions } from "./options.ts";
import { documentRelevance, earlierThan } from "./report/document-relevance.ts";
import { tablesOf } from "./report/relevance-tables.ts";
import { tuneWeights, tuningWorld } from "./tune-weights.ts";
import { makeWorld } from "./world/world.ts";

const page = join(import.meta.dirname, "../../docs/evaluation.md");

function main(): number {
  let options: EvaluateOptions;
  try {
    options = readOptions(process.argv.slice(2), defaultAlertThreshold);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${usage}`);
    return 2;
  }
  if (options.help) {
    process.stdout.write(usage);
    return 0;
  }
  const startedAt = performance.now();
  const tell = (message: string) => {
    const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
    process.stderr.write(`${seconds.padStart(6)}  ${message}\n`);
  };
  if (options.tune) return tune(options, tell);
  return options.document ? document(options, tell) : measure(options, tell);
}

type Tell = (message: string) => void;

function measure(options: EvaluateOptions, tell: Tell): number {
  let isOk = true;
  for (const seed of options.seeds) {
    tell(`seed ${seed}: ${options.candidates} candidates, 3 × ${options.vacancies} vacancies`);
    const report = evaluateRelevance({ ...options, seed, earlier: earlierThan(options.model) });
    process.stderr.write(`\n${tablesOf(report).join("\n\n")}\n\n`);
    for (const failure of report.failures) tell(`seed ${seed}: ${failure}`);
    process.stdout.write(`${JSON.stringify(report)}\n`);
    isOk &&= report.ok;
  }
  tell(isOk ? "above every baseline" : "NOT above every baseline");
  return isOk ? 0 : 1;
}

function tune({ seeds, candidates, vacancies, model }: EvaluateOptions, tell: Tell): number {
  const worlds = seeds.map((seed) => {
    tell(`making the world of seed ${seed}`);
    return tuningWorld(makeWorld({ seed, candidates, vacancies }), model);
  });
  const tuned = tuneWeights(worlds, model, tell);
  process.stdout.write(`${JSON.stringify({ from: model.version, seeds, ...tuned })}\n`);
  return 0;
}

function document(options: EvaluateOptions, tell: Tell): number {
  const { text, ok } = documentRelevance(options, tell);
  writeFileSync(page, text);
  tell("docs/evaluation.md is written");
  process.stdout.write(`${JSON.stringify({ ok, page: "docs/evaluation.md" })}\n`);
  return ok ? 0 : 1;
}

process.exitCode = main();
