import type { Model, Pair } from "@raakvlak/matching/oracle";
import type { Truth, World } from "../world/world.ts";
import { bm25 } from "./bm25.ts";
import { tabulate, weigh, weightsOf, type FactorTable } from "./factor-table.ts";
import { onlyWhereListed, scorePairs, type PairScores } from "./pair-scores.ts";
import { xingRules } from "./xing-rules.ts";

/** A way to order vacancies and to choose mails, with its scores for both. */
export interface Method {
  readonly name: string;
  /** Ours must beat a baseline; references show where the ground and the ceiling are. */
  readonly kind: "ours" | "baseline" | "reference";
  readonly open: PairScores;
  readonly coming: PairScores;
}

export interface Tables {
  readonly open: FactorTable;
  readonly coming: FactorTable;
}

export function tablesOf(world: World, model: Model): Tables {
  return {
    open: tabulate(world, world.open, model),
    coming: tabulate(world, world.coming, model),
  };
}

type Scorer = (truth: Truth, table: FactorTable) => PairScores;

/** Models of earlier days, each under its own hard rules and curves. */
export function earlierMethods(world: World, earlier: readonly Model[]): Method[] {
  return earlier.map((model) => {
    const { open, coming } = tablesOf(world, model);
    const weights = weightsOf(model);
    return {
      kind: "reference",
      name: `Raakvlak ${model.version}`,
      open: weigh(open, weights),
      coming: weigh(coming, weights),
    };
  });
}

/** Ours by the model, and all that it is held against in the same world. */
export function allMethods(world: World, model: Model, tables: Tables): Method[] {
  const weights = weightsOf(model);
  const listed = { open: weigh(tables.open, weights), coming: weigh(tables.coming, weights) };
  const { interest, ...wishes } = weights;
  const method = (kind: Method["kind"], name: string, score: Scorer): Method => ({
    kind,
    name,
    open: score(world.open, tables.open),
    coming: score(world.coming, tables.coming),
  });
  const underOurRules = (bare: Method, name: string): Method => ({
    ...bare,
    name,
    open: onlyWhereListed(bare.open, listed.open),
    coming: onlyWhereListed(bare.coming, listed.coming),
  });
  const xing = method("baseline", "XING 2016 rules", (truth) =>
    xingRules(world, truth, { careerLevel: true }),
  );
  const laxXing = method("baseline", "", (truth) =>
    xingRules(world, truth, { careerLevel: false }),
  );
  const words = method("baseline", "BM25 of the wishes", (truth) =>
    bm25(world, truth, { learnt: false }),
  );
  const moreWords = method("baseline", "", (truth) => bm25(world, truth, { learnt: true }));
  const { candidates } = tables.open;
  return [
    { kind: "ours", name: `Raakvlak ${model.version}`, ...listed },
    method("baseline", "wishes only", (_, table) => weigh(table, wishes)),
    method("baseline", "interests only", (_, table) => weigh(table, { interest })),
    method("baseline", "interests only, no hard rules", (truth) =>
      weigh(tabulate(world, truth, interestOf(model), anyPair), { interest }),
    ),
    xing,
    underOurRules(xing, "XING 2016, our hard rules"),
    underOurRules(laxXing, "XING 2016, our hard rules, any level"),
    words,
    underOurRules(words, "BM25, our hard rules"),
    underOurRules(moreWords, "BM25 with interests, our hard rules"),
    underOurRules(
      method("reference", "", (truth) => scorePairs(candidates, truth, () => 0)),
      "our hard rules, then by lot",
    ),
    knowingAll(world, listed),
  ];
}

function anyPair(_pair: Pair): boolean {
  return true;
}

function interestOf(model: Model): Model {
  return { ...model, factors: model.factors.filter(({ code }) => code === "interest") };
}

/** What could be had at the most of the vacancies that the hard rules leave. */
function knowingAll(world: World, listed: { open: PairScores; coming: PairScores }): Method {
  const known = (truth: readonly Uint8Array[]) => truth.map((row) => Float64Array.from(row));
  return {
    kind: "reference",
    name: "knowing the truth, our hard rules",
    open: onlyWhereListed(known(world.open.grades), listed.open),
    coming: onlyWhereListed(known(world.coming.reactions), listed.coming),
  };
}
