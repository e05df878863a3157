import { readFileSync } from "node:fs";
import { join } from "node:path";
import { defaultAlertThreshold } from "@raakvlak/contracts";
import { currentModel, type Model } from "@raakvlak/matching/oracle";
import { describe, expect, it } from "vitest";
import { evaluateRelevance, failuresOf } from "./evaluate-relevance.ts";
import { readOptions } from "./options.ts";
import { recommendedThreshold } from "./report/document-relevance.ts";
import { tuneWeights, tuningWorld, toHundred } from "./tune-weights.ts";
import { makeWorld } from "./world/world.ts";

/** So small a world decides little between methods that are close: on this seed the order is clear. */
const small = {
  seed: 6,
  candidates: 120,
  vacancies: 400,
  threshold: defaultAlertThreshold,
  earlier: [],
};
const report = evaluateRelevance({ ...small, model: currentModel });
const [ours] = report.methods;

/** The heaviest factor gets the least weight, and so on. */
function reversed(model: Model): Model {
  const heaviest = model.factors.toSorted((a, b) => b.weight - a.weight);
  const weights = heaviest.map(({ weight }) => weight).toReversed();
  const factors = model.factors.map(({ code }) => ({
    code,
    weight: weights[heaviest.findIndex((factor) => factor.code === code)] ?? 0,
  }));
  return { ...model, version: "reversed", factors };
}

describe("a small run", () => {
  it("is above every baseline by lists, by mail at the same number of mails, and by all that mails earn", () => {
    expect(report.failures).toEqual([]);
    expect(report.ok).toBe(true);
    expect(report.methods.filter(({ kind }) => kind === "baseline")).toHaveLength(9);
  });

  it("stands between the lot and the truth", () => {
    const [lot, truth] = report.methods.filter(({ kind }) => kind === "reference");
    expect(ours?.ndcg).toBeGreaterThan((lot?.ndcg ?? 1) + 0.03);
    expect(ours?.ndcg).toBeLessThan((truth?.ndcg ?? 0) - 0.05);
  });

  it("gives the same figures again", () => {
    const tiny = { ...small, candidates: 20, vacancies: 60, model: currentModel };
    expect(evaluateRelevance(tiny)).toEqual(evaluateRelevance(tiny));
  });

  it("reports a planted wrong model as worse, and that the bar does not hold", () => {
    const wrong = evaluateRelevance({ ...small, model: reversed(currentModel) });
    const [theirs] = wrong.methods;
    expect(theirs?.ndcg).toBeLessThan((ours?.ndcg ?? 0) - 0.01);
    expect(theirs?.best.rewardEach).toBeLessThan((ours?.best.rewardEach ?? 0) * 0.9);
    expect(wrong.ok).toBe(false);
    expect(wrong.failures.length).toBeGreaterThan(0);
  });

  it("finds the way back from wrong weights to better ones", () => {
    const model = reversed(currentModel);
    const world = makeWorld({ seed: 101, candidates: 60, vacancies: 250 });
    const tuned = tuneWeights([tuningWorld(world, model)], model, () => {});
    expect(tuned.gain).toBeGreaterThan(1.1);
    expect(Object.values(tuned.weights).reduce((sum, weight) => sum + weight, 0)).toBe(100);
  });
});

it("counts a tie with a baseline as a failure, and references as none", () => {
  const [first] = report.methods;
  if (first === undefined) throw new Error("nothing was measured");
  const tie = { ...first, name: "tie", kind: "baseline" as const };
  expect(failuresOf([first, tie])).toEqual([
    "nDCG@10 is not above tie",
    "reward per mail is not above tie",
    "best reward is not above tie",
  ]);
  expect(failuresOf([first, { ...tie, kind: "reference" }])).toEqual([]);
  expect(failuresOf([tie])).toEqual(["nothing of ours was measured"]);
});

it("recommends the highest threshold that keeps nine tenths of the best reward", () => {
  const at = (threshold: number, rewardEach: number) => ({
    threshold,
    rewardEach,
    mails: 1,
    mailsEach: 1,
    rewardPerMail: 1,
  });
  const curve = [at(4_000, 40), at(5_000, 100), at(5_500, 95), at(6_000, 90), at(6_500, 89)];
  expect(recommendedThreshold(curve)).toBe(6_000);
});

it("rounds weights to a hundred in all, none below 1", () => {
  const uneven = {
    occupation: 1,
    skills: 1,
    experience: 1,
    distance: 300,
    pay: 1,
    sector: 0,
    interest: 1,
    freshness: 0,
  };
  const whole = toHundred(uneven);
  expect(Object.values(whole).reduce((sum, weight) => sum + weight, 0)).toBe(100);
  expect(Math.min(...Object.values(whole))).toBe(1);
  expect(whole.distance).toBe(93);
});

it("is written up for the model and the threshold of today", () => {
  const page = readFileSync(join(import.meta.dirname, "../../docs/evaluation.md"), "utf8");
  expect(page).toContain(`model ${currentModel.version}`);
  for (const { code, weight } of currentModel.factors)
    expect(page).toContain(`${code} (${weight})`);
  const threshold = defaultAlertThreshold.toLocaleString("en");
  expect(page).toContain(`product's\ndefault is ${threshold}`.replace("\n", " "));
  expect(page).toContain(`**${threshold}**`);
});

describe("the command line", () => {
  it("takes seeds, sizes, a model and weights of its own", () => {
    const options = readOptions(
      ["relevance", "--seed", "1-3", "--candidates", "50", "--weights", "pay:0,interest:40"],
      6_000,
    );
    expect(options).toMatchObject({ seeds: [1, 2, 3], candidates: 50, threshold: 6_000 });
    const weights = new Map(options.model.factors.map(({ code, weight }) => [code, weight]));
    expect([weights.get("pay"), weights.get("interest")]).toEqual([0, 40]);
    expect(weights.get("skills")).toBe(
      currentModel.factors.find(({ code }) => code === "skills")?.weight,
    );
  });

  it.each([
    [[], "say what to evaluate"],
    [["matching"], 'not "matching"'],
    [["relevance", "--seed", "x"], "--seed"],
    [["relevance", "--seed", "5-1"], "--seed"],
    [["relevance", "--candidates", "19"], "--candidates"],
    [["relevance", "--vacancies", "1e3x"], "--vacancies"],
    [["relevance", "--threshold", "10001"], "--threshold"],
    [["relevance", "--model", "1"], "--model must be one of 2026-11.1"],
    [["relevance", "--weights", "luck:3"], "--weights"],
    [["relevance", "--seeds", "3"], "--seeds"],
  ])("refuses %j", (args, words) => {
    expect(() => readOptions(args, 6_000)).toThrow(words);
  });
});
