import { mailsEachOf, type MethodReport, type RelevanceReport } from "../evaluate-relevance.ts";

/** All tables of a report, as Markdown that also reads well on a terminal. */
export function tablesOf(report: RelevanceReport): string[] {
  return [
    methodTable(report.methods),
    curveTable(report.methods),
    thresholdTable(report.thresholds),
    factorTable(report.factors),
  ];
}

export function methodTable(methods: readonly MethodReport[]): string {
  return table(
    [
      "method",
      "nDCG@10",
      "precision@1",
      "reward per mail, same mails",
      "best reward each",
      "at mails each",
    ],
    methods.map(({ name, ndcg, precisionAt1, sameMails, best }) => [
      name,
      ndcg.toFixed(3),
      precisionAt1.toFixed(3),
      sameMails.rewardPerMail.toFixed(2),
      best.rewardEach.toFixed(1),
      best.mailsEach.toFixed(1),
    ]),
  );
}

/** Reward per mail by how many mails each candidate gets in four weeks: the curve that a threshold moves along. */
export function curveTable(methods: readonly MethodReport[]): string {
  return table(
    ["reward per mail at mails each", ...mailsEachOf.map(String)],
    methods.map(({ name, curve }) => [
      name,
      ...curve.map(({ rewardPerMail }) => rewardPerMail.toFixed(2)),
    ]),
  );
}

export function thresholdTable(thresholds: RelevanceReport["thresholds"]): string {
  return table(
    ["threshold", "mails each", "reward per mail", "reward each"],
    thresholds.map(({ threshold, mailsEach, rewardPerMail, rewardEach }) => [
      threshold.toLocaleString("en"),
      mailsEach.toFixed(1),
      rewardPerMail.toFixed(2),
      rewardEach.toFixed(1),
    ]),
  );
}

export function factorTable(factors: RelevanceReport["factors"]): string {
  const both = ({ ndcg, rewardEach }: RelevanceReport["factors"][number]["alone"]) => [
    ndcg.toFixed(3),
    rewardEach.toFixed(1),
  ];
  return table(
    [
      "factor (weight)",
      "without: nDCG@10",
      "reward",
      "alone: nDCG@10",
      "reward",
      "with occupation: nDCG@10",
      "reward",
    ],
    factors.map(({ code, weight, without, alone, withOccupation }) => [
      `${code} (${weight})`,
      ...both(without),
      ...both(alone),
      ...both(withOccupation),
    ]),
  );
}

/** Words to the left, figures to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) =>
    Math.max(3, title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) => {
    const padded = cells.map((cell, column) => {
      const width = widths[column] ?? 0;
      return column === 0 ? cell.padEnd(width) : cell.padStart(width);
    });
    return `| ${padded.join(" | ")} |`;
  };
  const rule = widths.map((width, column) =>
    column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`,
  );
  return [line(head), line(rule), ...rows.map(line)].join("\n");
}
