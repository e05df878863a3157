import type { IndexChange } from "./index-changes.ts";
import type { IndexedProfile, ProfileIndex } from "./profile-index.ts";

/** The profile as a change left it, read once however many listen to the change. */
export type ProfileOfChange = (change: IndexChange) => IndexedProfile | undefined;

export function createProfileOfChange({ find }: Pick<ProfileIndex, "find">): ProfileOfChange {
  const read = new WeakMap<IndexChange, { readonly profile: IndexedProfile | undefined }>();
  return (change) => {
    const known = read.get(change);
    if (known !== undefined) return known.profile;
    const profile = find(change.key);
    read.set(change, { profile });
    return profile;
  };
}
