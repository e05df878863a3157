import type { Profile, Vacancy } from "@raakvlak/contracts";
import { places } from "@raakvlak/vocabulary";
import { highest } from "./latent.ts";

/** One fact of behaviour, as the contract `Interest` has it. */
export interface Act {
  readonly kind: "viewed" | "saved" | "applied" | "dismissed";
  readonly dwell?: "glance" | "read" | "studied";
  readonly vacancy: Vacancy;
  readonly day: number;
}

/** What a signal weighs. A glance says nothing; who applies has done all that they could. */
const signals = { read: 1, studied: 2, saved: 5, applied: 10, dismissed: -3 } as const;
const halfLifeDays = 30;
const most = 40;

type Kind = keyof Profile["interests"];
interface Tally {
  readonly kind: Kind;
  readonly concept: string;
  weight: number;
  lastDay: number;
  evidence: number;
}

/**
 * Folds behaviour into the interests of a profile: per concept the sum of signal weights as of the last day on which there
 * was one, older ones halved every 30 days. A dismissal takes away and never leaves less than nothing. The strongest 40 stay.
 */
export function foldInterests(acts: readonly Act[], today: number): Profile["interests"] {
  const tallies = new Map<string, Tally>();
  for (const act of acts.toSorted((a, b) => a.day - b.day)) take(act, tallies);
  const kept = highest(
    [...tallies.values()].filter(({ weight }) => Math.round(weight) >= 1),
    most,
    ({ weight, lastDay }) => weight * 0.5 ** ((today - lastDay) / halfLifeDays),
  );
  const folded = (kind: Kind) =>
    kept
      .filter((tally) => tally.kind === kind)
      .map(({ concept, weight, lastDay, evidence }) => ({
        concept,
        rawWeight: Math.min(1_000, Math.round(weight)),
        lastDay,
        evidence,
      }));
  return {
    occupations: folded("occupations"),
    skills: folded("skills"),
    sectors: folded("sectors"),
    places: folded("places").flatMap((interest) => {
      const vector = places.find(({ id }) => id === interest.concept)?.vector;
      return vector === undefined ? [] : [{ ...interest, vector }];
    }),
  };
}

function take(act: Act, tallies: Map<string, Tally>): void {
  const signal = signalOf(act);
  if (signal === 0) return;
  for (const { kind, concept } of conceptsOf(act.vacancy)) {
    const tally = tallies.get(concept) ?? {
      kind,
      concept,
      weight: 0,
      lastDay: act.day,
      evidence: 0,
    };
    tally.weight *= 0.5 ** ((act.day - tally.lastDay) / halfLifeDays);
    tally.weight = Math.max(0, tally.weight + signal);
    tally.lastDay = act.day;
    tally.evidence += 1;
    tallies.set(concept, tally);
  }
}

function signalOf({ kind, dwell }: Act): number {
  if (kind !== "viewed") return signals[kind];
  return dwell === "read" || dwell === "studied" ? signals[dwell] : 0;
}

/** What a vacancy is about: its occupations, what it asks at the least, its sectors and its town. */
function conceptsOf(vacancy: Vacancy): { kind: Kind; concept: string }[] {
  const label = vacancy.workMode === "remote" ? undefined : vacancy.places[0]?.label;
  const town = places.find((place) => place.label === label);
  const of = (kind: Kind, concepts: readonly string[]) =>
    concepts.map((concept) => ({ kind, concept }));
  return [
    ...of(
      "occupations",
      vacancy.occupations.map(({ concept }) => concept),
    ),
    ...of(
      "skills",
      vacancy.skills.filter(({ need }) => need === "must").map(({ concept }) => concept),
    ),
    ...of("sectors", vacancy.sales.sectors),
    ...of("places", town === undefined ? [] : [town.id]),
  ];
}
