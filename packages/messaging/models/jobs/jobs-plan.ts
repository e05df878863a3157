import fc from "fast-check";
import type { Fits } from "./jobs-world.ts";
import { type Mishap, mishapNames } from "./mishaps.ts";
import type { Publication } from "./publisher.ts";

/** What is published of each key, and which versions fit which. */
export interface JobsPlan {
  readonly vacancies: readonly (readonly Publication[])[];
  readonly profiles: readonly (readonly Publication[])[];
  readonly fitSeed: number;
  readonly cast: Cast;
}

/** Who takes part besides one dispatcher and one worker: the fewer, the deeper a run of given length looks into what they do. */
export interface Cast {
  readonly secondDispatcher: boolean;
  readonly secondWorker: boolean;
  readonly mishaps: readonly Mishap[];
}

const kinds = fc.constantFrom<Publication["kind"][]>(
  "state",
  "state",
  "state",
  "late",
  "late",
  "malformed",
  "tombstone",
);
const active = fc.constantFrom(true, true, true, false);
const pause = fc.nat(12);
const fitSeed = fc.nat(0xffff);
const cast = fc.record({
  secondDispatcher: fc.boolean(),
  secondWorker: fc.boolean(),
  mishaps: fc.subarray([...mishapNames]),
});

const publications = fc.record({ kind: kinds, active, newEpoch: fc.boolean(), pause });
const histories = fc.array(fc.array(publications, { minLength: 1, maxLength: 4 }), {
  minLength: 1,
  maxLength: 2,
});

/** Up to two vacancies and two candidates with everything that may happen to them. */
export const jobsPlans: fc.Arbitrary<JobsPlan> = fc.record({
  vacancies: histories,
  profiles: histories,
  fitSeed,
  cast,
});

/** A fixed relation in which about two of three pairs fit. */
export function fitsBySeed(seed: number): Fits {
  return (...pair) => {
    let hash = seed + 1;
    for (const character of pair.join())
      hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
    return (hash >>> 8) % 3 !== 0;
  };
}
