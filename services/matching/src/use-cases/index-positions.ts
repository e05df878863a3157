import type { RankedList } from "@raakvlak/contracts";
import type { Positions } from "./job-payloads.ts";

/** How far this process has read the two state topics into its index. */
export interface IndexPositions {
  /** Whether everything below these offsets is in the index. */
  reached(after: Positions): boolean;
  /** The next offset of each partition. */
  positions(): Positions;
  /** How far it is behind, in milliseconds; 0 when it has caught up. */
  behindMs(): number;
}

/** What an answer says of the index that it was computed from. */
export function indexAgeOf(
  index: Pick<IndexPositions, "positions" | "behindMs">,
): RankedList["index"] {
  const { profiles, vacancies } = index.positions();
  return {
    profiles: [...profiles],
    vacancies: [...vacancies],
    behindMs: Math.max(0, Math.round(index.behindMs())),
  };
}
