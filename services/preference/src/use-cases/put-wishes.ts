import { isDeepStrictEqual } from "node:util";
import type { Wishes } from "@raakvlak/contracts";
import { emptyProfile, type ProfileState } from "../domain/profile-state.ts";
import type { States } from "./apply-consents.ts";

interface Needs {
  profiles: States<ProfileState>;
  now: () => Date;
}

export type WishesResult =
  | { result: "saved"; version: number; wishes: Wishes }
  | { result: "outdated"; version: number }
  | { result: "erased" };

/** `expected` is the version that the writer has seen; absent: whatever stands is replaced. */
export type PutWishes = (
  candidateId: string,
  wishes: Wishes,
  expected?: number,
) => Promise<WishesResult>;

/** Replaces the wishes on condition of the version seen, so that a second tab never overwrites unseen what the first one saved. */
export function createPutWishes({ profiles, now }: Needs): PutWishes {
  return async (candidateId, wishes, expected) => {
    let result: WishesResult = { result: "erased" };
    await profiles.change(candidateId, (stored) => {
      const current = stored ?? emptyProfile(now().toISOString());
      const version = current.wishesRevision;
      if (current.erased) {
        result = { result: "erased" };
        return undefined;
      }
      if (expected !== undefined && expected !== version) {
        result = { result: "outdated", version };
        return undefined;
      }
      if (stored !== undefined && isDeepStrictEqual(current.wishes, wishes)) {
        result = { result: "saved", version, wishes };
        return undefined;
      }
      result = { result: "saved", version: version + 1, wishes };
      return { ...current, wishes, wishesRevision: version + 1, editedAt: now().toISOString() };
    });
    return result;
  };
}
