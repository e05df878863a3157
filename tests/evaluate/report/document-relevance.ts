import { models, type Model } from "@raakvlak/matching/oracle";
import {
  evaluateRelevance,
  evaluateThresholds,
  type RelevanceReport,
} from "../evaluate-relevance.ts";
import type { EvaluateOptions } from "../options.ts";
import { meanReport, meanThresholds } from "./mean-report.ts";
import { curveTable, factorTable, methodTable, table, thresholdTable } from "./relevance-tables.ts";
import { howItIsMade, whatItDoesNotSay } from "./evaluation-words.ts";

/** On these the weights and the threshold were found; the bar is held on the others, which had no part in it. */
const tuningSeeds = [101, 102, 103, 104, 105];
const heldOutSeeds = [1, 2, 3, 4, 5];
/** Of the best reward that any threshold earns, what the default must keep. */
const kept = 0.9;

/** Every other model that the product ever used. */
export function earlierThan(model: Model): Model[] {
  return [...models.values()].filter(({ version }) => !model.version.startsWith(version));
}

/** Measures everything that docs/evaluation.md says and puts it into words. */
export function documentRelevance(
  options: EvaluateOptions,
  tell: (message: string) => void,
): { text: string; ok: boolean } {
  const held = heldOutSeeds.map((seed) => {
    tell(`seed ${seed}`);
    return evaluateRelevance({ ...options, seed, earlier: earlierThan(options.model) });
  });
  const thresholds = meanThresholds(
    tuningSeeds.map((seed) => {
      tell(`thresholds of seed ${seed}`);
      return evaluateThresholds({ ...options, seed });
    }),
  );
  return { text: pageOf(options, held, thresholds), ok: held.every(({ ok }) => ok) };
}

function pageOf(
  options: EvaluateOptions,
  held: readonly RelevanceReport[],
  thresholds: RelevanceReport["thresholds"],
): string {
  const sections = [
    heading(options),
    howItIsMade,
    barSection(held),
    meansSection(held),
    factorSection(held),
    thresholdSection(thresholds, options.threshold),
    rulesSection(held),
    whatItDoesNotSay,
  ];
  return `${sections.join("\n\n")}\n`;
}

function heading({ candidates, vacancies, model }: EvaluateOptions): string {
  return `# Does matching pick the right ones?

Written by \`npm run evaluate -- relevance --document\`; a change by hand is lost. One seed: \`npm run evaluate -- relevance --seed 1\`,
the search for weights: \`npm run evaluate -- relevance --tune --seed 101-105\`. Here: model ${model.version}, ${candidates} candidates and
3 × ${vacancies.toLocaleString("en")} vacancies a seed. The same seed gives the same figures.`;
}

function barSection(held: readonly RelevanceReport[]): string {
  const rows = held.map(({ seed, methods, ok }) => {
    const [ours] = methods;
    const baselines = methods.filter(({ kind }) => kind === "baseline");
    const pair = (measure: (method: (typeof methods)[number]) => number, digits: number) => {
      const [best] = baselines.toSorted((a, b) => measure(b) - measure(a));
      if (ours === undefined || best === undefined) return ["", ""];
      return [measure(ours).toFixed(digits), `${measure(best).toFixed(digits)} (${best.name})`];
    };
    return [
      String(seed),
      ...pair(({ ndcg }) => ndcg, 3),
      ...pair(({ sameMails }) => sameMails.rewardPerMail, 2),
      ...pair(({ best }) => best.rewardEach, 1),
      ok ? "yes" : "no",
    ];
  });
  const head = ["seed", "nDCG@10", "next", "reward per mail", "next", "best reward each", "next"];
  return `## The bar: above every baseline, in every run

On seeds that had no part in the search. Beside each figure stands the best of all baselines in that run: by lists, by mails at the
same number of mails (as many as ours sends at the default threshold), and by all that mails can earn at the threshold that is best for each.

${table([...head, "above all"], rows)}`;
}

function meansSection(held: readonly RelevanceReport[]): string {
  const { methods } = meanReport(held);
  return `## All methods, mean of the seeds ${heldOutSeeds.join(", ")}

${methodTable(methods)}

The curve: the stricter the threshold, the fewer mails and the more each is worth.

${curveTable(methods)}`;
}

function factorSection(held: readonly RelevanceReport[]): string {
  return `## What each factor adds

Mean of the same seeds; the reward is that of all mails to one candidate at the best threshold. With everything: see the first row above.

${factorTable(meanReport(held).factors)}

The weights: search by one weight at a time on the tuning seeds (\`--tune\`), which ends on a plateau where many weights are within 3 % of the best;
of these the ones nearest to the earlier model were taken, rounded. \`experience\` also orders candidates for recruiters, which the taste of
candidates cannot show, so it keeps more than the search asks for. \`sector\` and \`freshness\` say little here, and weigh little. Behaviour counts
fully only at 120 units (six times as many as before): else a single thing saved says as much as a month of looking.`;
}

/** The highest threshold whose mails keep the share of what the best one earns. */
export function recommendedThreshold(thresholds: RelevanceReport["thresholds"]): number {
  const best = Math.max(...thresholds.map(({ rewardEach }) => rewardEach));
  return Math.max(
    ...thresholds
      .filter(({ rewardEach }) => rewardEach >= kept * best)
      .map(({ threshold }) => threshold),
  );
}

function thresholdSection(thresholds: RelevanceReport["thresholds"], used: number): string {
  return `## The default threshold

Mean of the tuning seeds ${tuningSeeds.join(", ")}; mails in four weeks. A mail that is ignored costs nothing in this reckoning, though it does in life:
so the default is not the threshold that earns most, but the highest (in steps of 500) whose mails still earn ${kept * 100} % of that: **${recommendedThreshold(thresholds).toLocaleString("en")}**. The
product's default is ${used.toLocaleString("en")} (\`defaultAlertThreshold\` in contracts).

${thresholdTable(thresholds)}`;
}

function rulesSection(held: readonly RelevanceReport[]): string {
  const { lostByRule } = meanReport(held);
  const rows = Object.entries(lostByRule)
    .toSorted(([, a], [, b]) => b - a)
    .map(([rule, share]) => [rule, `${share.toFixed(1)} %`]);
  return `## What the hard rules cost

Of all vacancies that somebody would save or apply to, so many never reach the score, because the wishes say no (one may break two):

${table(["rule", "kept out"], rows)}

Most go to \`no-overlap\`: people who moved on to other work and did not say so, and work that is like theirs by nature but not by the
taxonomy. No weight can bring these back; a wish that is asked again when behaviour contradicts it could.`;
}
