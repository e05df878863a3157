import type { Joiner, Row, RowSeed } from "../domain/row.ts";
import type { RowState } from "../domain/row-states.ts";

/** The ledger. No write here is unconditional (invariant 4). */
export interface RowStore {
  get(rowId: string): Promise<Row | undefined>;
  getMany(rowIds: readonly string[]): Promise<ReadonlyMap<string, Row>>;
  /**
   * One upsert, filtered on planned and fence 0, that adds the pair; a later due time of the slot moves the message on.
   * False: the message can no longer be joined.
   */
  join(row: RowSeed, joiner: Joiner, now: Date): Promise<boolean>;
  /** Inserts the message as ended when it was never written, so that nobody can join it later. False: it exists. */
  endUnwritten(row: RowSeed, reason: string, now: Date): Promise<boolean>;
  /**
   * Moves the message on condition of its fence and of a state from which `to` may be entered (`rowTransitions`);
   * `claimed` raises the fence. Returns it as written; undefined: the condition did not hold.
   */
  move(
    seen: Pick<Row, "id" | "fence">,
    to: RowState,
    patch: RowPatch & { changedAt: Date },
  ): Promise<Row | undefined>;
  /** Planned or claimed, whatever the fence, to suppressed. False: it was neither. */
  suppress(rowId: string, reason: string, now: Date): Promise<boolean>;
}

export type RowPatch = Partial<
  Pick<
    Row,
    | "dueAt"
    | "leaseUntil"
    | "mailed"
    | "covered"
    | "carried"
    | "leftOut"
    | "addressMark"
    | "deferredSince"
    | "deferrals"
    | "reason"
  >
>;
