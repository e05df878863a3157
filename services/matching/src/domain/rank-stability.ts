import type { Instability, ReasonCode, Stability } from "@raakvlak/contracts";
import { fullFit } from "./fit.ts";
import type { Model } from "./model.ts";
import { byRank, topOf, type Ranked } from "./ranking.ts";
import { scoreOf, type PresentFactor } from "./score.ts";

/** So many places are looked at. */
const topPlaces = 5;
/** Each weight, alone, becomes nine tenths or eleven tenths of itself. */
const changePercent = 10;

type Change = Pick<Instability, "factor" | "weight">;

/** The model with one weight changed, all of them tenfold so that they stay whole: what counts is their proportion. */
export function changedModel(model: Model, { factor, weight }: Change): Model {
  return {
    ...model,
    version: `${model.version} ${factor} ${weight}`,
    factors: model.factors.map((one) => ({ ...one, weight: one.weight * tenths(one.code) })),
  };

  function tenths(code: ReasonCode): number {
    if (code !== factor) return 10;
    return weight === "lower" ? 9 : 11;
  }
}

/**
 * The most that a score can become by any such change. A factor with the share p of the weights moves the score S by at most
 * δp(S − f) / (1 − δp) when it is lowered and δp(f − S) / (1 + δp) when it is raised, f being its fit. Of all p and f that can
 * make up S, the lowered one rises most at p = 1 − S and f = 0: by δS(1 − S) / (1 − δ(1 − S)), and no raised one by more.
 * (S as a share of one, δ a tenth.) Two hundredths more cover both roundings; rises with the score.
 */
export function reachOf(score: number): number {
  const room = fullFit - score;
  return score + Math.ceil((score * room) / (10 * fullFit - room)) + 2;
}

interface Found {
  /** The list as it is shown, in order. */
  readonly listed: readonly Ranked[];
  /** Whether nobody who fits is missing in it. */
  readonly isWhole: boolean;
  /** What a listed score was made of. */
  readonly factorsOf: (id: string) => readonly Pick<PresentFactor, "code" | "weight" | "fit">[];
  readonly model: Model;
  /** The ids of the best so many by another model, among everybody: asked only where the list itself can not tell. */
  readonly rank: (model: Model, limit: number) => readonly string[];
}

/**
 * Whether the top of a list stays as it is when each weight of the model becomes a tenth smaller or larger, alone. Exact: the
 * top that comes of a change is the one that ranking everybody anew would give. Whoever is not in the list scores no more
 * than its last, so nearly always the list alone decides; where it can not, everybody is ranked by the changed model, sixteen times
 * at most.
 */
export function stabilityOf({ listed, isWhole, factorsOf, model, rank }: Found): Stability {
  const known = new Map<string, ReturnType<typeof factorsOf>>();
  const top = topOf(listed, topPlaces);
  const beyond = reachOf(listed.at(-1)?.score ?? 0);
  const changes = model.factors.flatMap(({ code }) =>
    (["lower", "higher"] as const).flatMap((weight) => {
      const change = { factor: code, weight };
      const places = placesAfter(change);
      return places.every((place, at) => place === at + 1) ? [] : [{ ...change, ...told(places) }];
    }),
  );
  return { top: top.length, changePercent, holds: changes.length === 0, changes };

  function placesAfter(change: Change): number[] {
    const anew = topAmongListed(change);
    const worst = anew.at(-1)?.score ?? 0;
    const isSure = isWhole || beyond < worst;
    const ids = isSure ? anew.map(({ id }) => id) : rank(changedModel(model, change), top.length);
    return ids.map((id) => listed.findIndex((one) => one.id === id) + 1);
  }

  /** Who can not come as high as the worst of the present top stands then needs no new score. */
  function topAmongListed(change: Change): Ranked[] {
    const again = top.map((one) => scoredAnew(one, change));
    const worst = again.toSorted(byRank).at(-1)?.score ?? 0;
    const others = listed.slice(top.length).filter(({ score }) => reachOf(score) >= worst);
    return topOf([...again, ...others.map((one) => scoredAnew(one, change))], top.length);
  }

  function scoredAnew({ id }: Ranked, { factor, weight }: Change): Ranked {
    const factors = known.get(id) ?? factorsOf(id);
    known.set(id, factors);
    const changed = factors.map(({ code, weight: before, fit }) => {
      if (code !== factor) return { weight: before * 10, fit };
      return { weight: before * (weight === "lower" ? 9 : 11), fit };
    });
    return { id, score: scoreOf(changed) };
  }
}

function told(places: readonly number[]): Pick<Instability, "changes" | "places"> {
  const isSamePeople = places.every((place) => place > 0 && place <= places.length);
  return { changes: isSamePeople ? "order" : "people", places: [...places] };
}
