import type { DataPlace, ServiceName } from "@raakvlak/contracts";
import type { Clock } from "@raakvlak/runtime";
import type { ErasureMarks } from "./erasure-marks.ts";
import type { PersonalPlace } from "./personal-place.ts";

export interface SubjectsOptions {
  readonly service: ServiceName;
  readonly marks: ErasureMarks;
  /** Every collection of the service's database, in the order in which they are erased. */
  readonly places: readonly PersonalPlace[];
  readonly clock: Clock;
  /** What has to be refused before anything is marked (protocol F); "pending": not yet done, nothing is erased. */
  readonly refuse?: (candidateId: string) => Promise<"done" | "pending">;
}

export type Erasure =
  | { readonly kind: "erased"; readonly at: Date; readonly removed: Record<string, number> }
  | { readonly kind: "pending" };

/** Everything that a service does for a person's rights; the same in every service (invariant 9, protocol F). */
export interface Subjects {
  readonly service: ServiceName;
  readonly inventory: readonly DataPlace[];
  /** Every place by name, with what it holds of the person. */
  exportSubject(candidateId: string): Promise<Record<string, unknown[]>>;
  /** Refuses, marks, then deletes. Safe to repeat; a crash anywhere is finished by asking again. */
  eraseSubject(candidateId: string): Promise<Erasure>;
  /** Removes what was written while an erasure ran; the ids are marked already. */
  forget(candidateIds: readonly string[]): Promise<void>;
  /**
   * Runs what writes something of this person. "erased" when the id is marked, before or after: whatever was written in
   * between is removed again. As the mark comes before the deletion, one of the two always sees the other.
   */
  write<Result>(candidateId: string, work: () => Promise<Result>): Promise<Result | "erased">;
}

export function createSubjects(options: SubjectsOptions): Subjects {
  const { service, marks, places, clock, refuse } = options;
  const eraseAll = async (candidateId: string) => {
    const removed: Record<string, number> = {};
    for (const { place, erase } of places) if (erase) removed[place] = await erase(candidateId);
    return removed;
  };
  const forget = async (candidateIds: readonly string[]) => {
    for (const candidateId of candidateIds) await eraseAll(candidateId);
  };
  return {
    service,
    inventory: places.map(describe),
    async exportSubject(candidateId) {
      const holdings: Record<string, unknown[]> = {};
      for (const { place, read } of places) holdings[place] = [...(await read(candidateId))];
      return holdings;
    },
    async eraseSubject(candidateId) {
      if ((await refuse?.(candidateId)) === "pending") return { kind: "pending" };
      await marks.mark(candidateId);
      const removed = await eraseAll(candidateId);
      return { kind: "erased", at: clock.now(), removed };
    },
    forget,
    async write(candidateId, work) {
      if (await marks.isMarked(candidateId)) return "erased";
      const result = await work();
      if (!(await marks.isMarked(candidateId))) return result;
      await forget([candidateId]);
      return "erased";
    },
  };
}

function describe(each: PersonalPlace): DataPlace {
  const { place, holds, foundBy, onErasure, remains } = each;
  return { place, in: each.in, holds, foundBy, onErasure, remains };
}
