import { performance } from "node:perf_hooks";
import type { Profile } from "@raakvlak/contracts";
import type { Engine } from "@raakvlak/matching/engine";
import type { Tell } from "./bench-command.ts";
import { profilesFrom } from "./check-answers.ts";
import { everyTenth } from "./tell-progress.ts";
import type { World } from "./workload/world.ts";

interface Loading {
  readonly profiles: number;
  readonly tell: Tell;
  /** Gets every profile as well. */
  readonly also?: (some: readonly Profile[]) => void;
}

export interface LoadTimes {
  /** Putting all profiles in. */
  readonly encodeMs: number;
  /** Sorting them into blocks. */
  readonly buildMs: number;
}

const chunk = 10_000;

/** Profiles are made in chunks, so that no more than one chunk of objects is in memory; making them is not counted. */
export function loadIndex(
  world: World,
  engine: Engine,
  { profiles, tell, also }: Loading,
): LoadTimes {
  let encodeMs = 0;
  const progress = everyTenth(profiles, (percent) => tell(`${percent} % of the profiles taken`));
  for (let from = 0; from < profiles; from += chunk) {
    const some = profilesFrom(world, from, Math.min(chunk, profiles - from));
    const before = performance.now();
    for (const profile of some) engine.put(profile);
    encodeMs += performance.now() - before;
    also?.(some);
    progress(from + some.length);
  }
  const before = performance.now();
  engine.rebuild();
  return { encodeMs, buildMs: performance.now() - before };
}
