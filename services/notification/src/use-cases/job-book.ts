import type { Match } from "@raakvlak/contracts";
import type { RowSeed } from "../domain/row.ts";

/** What notification has still to do, durable in `due` before anything counts as done (invariant 2). */
export interface JobBook {
  planSend(row: RowSeed): Promise<void>;
  /** Tells the queue of a message that was just written, when it is due; may fail silently, the sweeper comes after it. */
  nudgeSend(row: RowSeed): Promise<void>;
  /** Looks at a planned message again at once. */
  wakeSends(rowIds: readonly string[]): Promise<void>;
  planPlacement(match: Match): Promise<void>;
  planAnnouncement(candidateId: string, count: number, dueAt: Date): Promise<void>;
  announced(candidateId: string, count: number): Promise<void>;
  /** Once that version of the subscription is held, its open and failed messages are looked at again. */
  planReassessment(candidateId: string, version: number): Promise<void>;
}
