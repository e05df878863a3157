import type { Profile } from "@raakvlak/contracts";

/** Whether the candidate allows anything at all: whoever does not is in no index. */
export function hasPurpose({ purposes }: Profile): boolean {
  return purposes.tailoring || purposes.recruiters || purposes.alerts !== undefined;
}
