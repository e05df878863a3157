import type { FactorReport, MethodReport, RelevanceReport } from "../evaluate-relevance.ts";
import type { MailMeasures } from "../measures/reward-curve.ts";

/** The mean over seeds, measure by measure; reports of the same options have the same rows. */
export function meanReport(
  reports: readonly RelevanceReport[],
): Pick<RelevanceReport, "methods" | "thresholds" | "factors" | "lostByRule"> {
  const [first] = reports;
  if (first === undefined) throw new Error("there is no report to take the mean of");
  return {
    methods: first.methods.map(({ name }) => meanMethod(reports.map((r) => named(r, name)))),
    thresholds: meanThresholds(reports.map(({ thresholds }) => thresholds)),
    factors: first.factors.map((_, at) => meanFactor(reports.flatMap((r) => r.factors[at] ?? []))),
    lostByRule: meanShares(reports.map(({ lostByRule }) => lostByRule)),
  };
}

export function meanThresholds(
  all: readonly RelevanceReport["thresholds"][],
): RelevanceReport["thresholds"] {
  return (all[0] ?? []).map(({ threshold }, at) => ({
    threshold,
    ...meanMails(all.flatMap((thresholds) => thresholds[at] ?? [])),
  }));
}

function named({ methods }: RelevanceReport, name: string): MethodReport {
  const found = methods.find((method) => method.name === name);
  if (found === undefined) throw new Error(`a report lacks the method ${name}`);
  return found;
}

function meanMethod(methods: readonly MethodReport[]): MethodReport {
  const [first] = methods;
  if (first === undefined) throw new Error("there is no method to take the mean of");
  return {
    ...first,
    ndcg: mean(methods.map(({ ndcg }) => ndcg)),
    precisionAt1: mean(methods.map(({ precisionAt1 }) => precisionAt1)),
    sameMails: meanMails(methods.map(({ sameMails }) => sameMails)),
    best: meanMails(methods.map(({ best }) => best)),
    curve: first.curve.map((_, at) => meanMails(methods.flatMap(({ curve }) => curve[at] ?? []))),
  };
}

function meanMails(measures: readonly MailMeasures[]): MailMeasures {
  return {
    mails: mean(measures.map(({ mails }) => mails)),
    mailsEach: mean(measures.map(({ mailsEach }) => mailsEach)),
    rewardPerMail: mean(measures.map(({ rewardPerMail }) => rewardPerMail)),
    rewardEach: mean(measures.map(({ rewardEach }) => rewardEach)),
  };
}

function meanFactor(factors: readonly FactorReport[]): FactorReport {
  const [first] = factors;
  if (first === undefined) throw new Error("there is no factor to take the mean of");
  const gain = (which: "without" | "alone" | "withOccupation") => ({
    ndcg: mean(factors.map((factor) => factor[which].ndcg)),
    rewardEach: mean(factors.map((factor) => factor[which].rewardEach)),
  });
  return {
    ...first,
    without: gain("without"),
    alone: gain("alone"),
    withOccupation: gain("withOccupation"),
  };
}

function meanShares(all: readonly RelevanceReport["lostByRule"][]): RelevanceReport["lostByRule"] {
  const rules = new Set(all.flatMap((shares) => Object.keys(shares)));
  const meanOf = (rule: string) =>
    mean(all.map((shares) => shares[rule as keyof typeof shares] ?? 0));
  return Object.fromEntries([...rules].map((rule) => [rule, meanOf(rule)]));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
