import { valueOn } from "../curve.ts";
import { by } from "../order.ts";
import type { Pair } from "../pair.ts";
import { isRemote, metresTo } from "../reach.ts";
import type { FactorFit } from "./factor-fit.ts";

interface Decayed {
  readonly concept: string;
  /** Hundredths of the raw weight's unit. */
  readonly weight: number;
  readonly meets: boolean;
}

type Interest = Pair["profile"]["interests"]["skills"][number];

/**
 * What behaviour taught, decayed by whole UTC days: the more of it meets the vacancy, the better. Only interests of a kind
 * that the vacancy says something about count as data; all faded, there is none.
 */
export function interestFit(pair: Pair): FactorFit<"interest"> | undefined {
  const known = comparable(pair).filter(({ weight }) => weight > 0);
  if (known.length === 0) return undefined;
  const meeting = known
    .filter(({ meets }) => meets)
    .toSorted((a, b) => b.weight - a.weight || by(({ concept }: Decayed) => concept)(a, b));
  const weight = meeting.reduce((sum, interest) => sum + interest.weight, 0);
  const concepts = [...new Set(meeting.map(({ concept }) => concept))].slice(0, 6);
  return { fit: valueOn(pair.model.interest.byWeight, weight), values: { concepts } };
}

function comparable(pair: Pair): Decayed[] {
  const { profile, vacancy, model } = pair;
  const { occupations, skills, sectors, places } = profile.interests;
  const among = (interests: readonly Interest[], offered: readonly string[]) =>
    offered.length === 0
      ? []
      : interests.map((item) => decayed(item, pair, offered.includes(item.concept)));
  const near = (place: (typeof places)[number]) =>
    metresTo(vacancy, place.vector) <= model.interest.nearMetres;
  const isSomewhere = vacancy.vectors.length > 0 && !isRemote(pair);
  return [
    ...among(
      occupations,
      vacancy.occupations.map(({ concept }) => concept),
    ),
    ...among(
      skills,
      vacancy.skills.map(({ concept }) => concept),
    ),
    ...among(sectors, vacancy.sectors),
    ...(isSomewhere ? places.map((place) => decayed(place, pair, near(place))) : []),
  ];
}

/** A day that lies ahead (clocks differ) has not decayed. */
function decayed(
  { concept, rawWeight, lastDay }: Interest,
  { day, model }: Pair,
  meets: boolean,
): Decayed {
  const remains = valueOn(model.interest.decayByDays, day - lastDay);
  return { concept, weight: Math.floor((rawWeight * remains) / 100), meets };
}
