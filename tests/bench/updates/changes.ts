import type { Profile } from "@raakvlak/contracts";
import type { Engine } from "@raakvlak/matching/engine";
import { profileAt } from "../workload/profiles.ts";
import type { World } from "../workload/world.ts";

/** learnt: other interests, all else as it was. anew: another home, other wishes, everything. */
export const changeKinds = ["learnt", "anew"] as const;
export type ChangeKind = (typeof changeKinds)[number];

export interface Changes {
  /** Makes the changes of a kind, which takes time, so that `next` takes none. */
  prepare(kind: ChangeKind): void;
  /** Puts the next change into the index. */
  next(): void;
  /** Puts this one in. */
  put(number: number, profile: Profile): void;
  /** What was last put in for this profile; undefined: it is as it was made. */
  held(number: number): Profile | undefined;
  made(): number;
}

/** So many profiles change, again and again, spread over all. */
const most = 20_000;

export function createChanges(world: World, engine: Engine, profiles: number): Changes {
  const changing = Math.min(most, profiles);
  const apart = Math.floor(profiles / changing);
  const held = new Map<number, Profile>();
  let pool: { readonly number: number; readonly profile: Profile }[] = [];
  let at = 0;
  let made = 0;
  let version = 1;

  function put(number: number, profile: Profile): void {
    engine.put(profile);
    held.set(number, profile);
    made += 1;
  }

  return {
    prepare(kind) {
      at = 0;
      // Two states of each, in turn, so that every change is one.
      pool = [1, 2].flatMap(() => {
        version += 1;
        return Array.from({ length: changing }, (_, n) => {
          const number = n * apart;
          return { number, profile: changed(kind, number) };
        });
      });
    },
    next() {
      const one = pool[at];
      if (one === undefined) throw new Error("no changes are prepared");
      put(one.number, one.profile);
      at = (at + 1) % pool.length;
    },
    put,
    held: (number) => held.get(number),
    made: () => made,
  };

  function changed(kind: ChangeKind, number: number): Profile {
    const anew = profileAt(world, number, version);
    if (kind === "anew") return anew;
    const before = held.get(number) ?? profileAt(world, number);
    return { ...before, version, interests: anew.interests };
  }
}
