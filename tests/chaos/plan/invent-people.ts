import type { SeededRandom } from "@raakvlak/infra/demo/seeded-random.ts";
import { towns, trades, type CandidateTraits } from "../fit-rules.ts";

export const doors = ["one-click", "notification", "preference"] as const;
export type Door = (typeof doors)[number];

export type Act =
  | { readonly kind: "register"; readonly atMs: number; readonly traits: CandidateTraits }
  | { readonly kind: "edit"; readonly atMs: number; readonly traits: CandidateTraits }
  | { readonly kind: "refuse"; readonly atMs: number; readonly door: Door }
  | { readonly kind: "grant-again"; readonly atMs: number }
  | { readonly kind: "erase"; readonly atMs: number };

export interface PlannedCandidate {
  readonly candidateId: string;
  readonly address: string;
  readonly cadence: "instant" | "daily";
  /** In the order of time. One at moment 0 registers before anything goes wrong. */
  readonly acts: readonly Act[];
}

/** Candidates who come before and during the faults, change their minds, refuse, come back and are erased. */
export function inventPeople(
  random: SeededRandom,
  count: number,
  durationMs: number,
): PlannedCandidate[] {
  return Array.from({ length: count }, (_, index) => {
    const traits = inventTraits(random);
    const startMs = random.chance(0.6) ? 0 : random.whole(0, durationMs / 2);
    return {
      candidateId: inventId(random),
      address: `kandidaat.${index}@chaos.example`,
      cadence: random.chance(0.15) ? "daily" : "instant",
      acts: [
        { kind: "register", atMs: startMs, traits } as const,
        ...laterActs(random, traits, { startMs, durationMs }),
      ],
    };
  });
}

function laterActs(
  random: SeededRandom,
  traits: CandidateTraits,
  { startMs, durationMs }: { startMs: number; durationMs: number },
): Act[] {
  const acts: Act[] = [];
  const laterMs = (sinceMs: number) => random.whole(sinceMs, durationMs);
  if (random.chance(0.25))
    acts.push({ kind: "edit", atMs: laterMs(startMs), traits: edited(traits, random) });
  const lastMs = acts.at(-1)?.atMs ?? startMs;
  if (random.chance(0.15)) {
    const atMs = laterMs(lastMs);
    acts.push({ kind: "refuse", atMs, door: random.pick(doors) });
    if (random.chance(0.35)) acts.push({ kind: "grant-again", atMs: laterMs(atMs) });
  } else if (random.chance(0.05)) acts.push({ kind: "erase", atMs: laterMs(lastMs) });
  return acts;
}

function inventTraits(random: SeededRandom): CandidateTraits {
  return { trade: random.pick(trades), town: random.pick(towns), demanding: random.chance(0.3) };
}

function edited(traits: CandidateTraits, random: SeededRandom): CandidateTraits {
  switch (random.whole(0, 2)) {
    case 0:
      return { ...traits, town: random.pick(towns) };
    case 1:
      return { ...traits, demanding: !traits.demanding };
    default:
      return { ...traits, trade: random.pick(trades) };
  }
}

function inventId(random: SeededRandom): string {
  const hex = Array.from({ length: 32 }, () => random.whole(0, 15).toString(16));
  hex[12] = "4";
  hex[16] = "a";
  return hex.join("").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
