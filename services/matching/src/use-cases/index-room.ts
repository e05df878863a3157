/** What an index takes of memory. */
export interface IndexMemory {
  readonly heldBytes: number;
  /** Of them what somebody stands in. */
  readonly usedBytes: number;
  /** For a while beside them. */
  readonly rebuildingBytes: number;
  readonly limitBytes: number;
  /** Blocks, and their slots that are taken. */
  readonly blocks: number;
  readonly slots: number;
}

/** An index that can be full. Whom it has no room for is out of every result, as a key on hold is. */
export interface RoomyIndex {
  memory(): IndexMemory;
  /** Records that were left out for lack of room since the last `countAnew`. */
  leftOut(): number;
  countAnew(): void;
  isHeld(candidateId: string): boolean;
}

/** Whether everything that was read is in the index. */
export interface IndexRoom {
  isComplete(): boolean;
  /** Milliseconds since it was; 0 when it is. */
  incompleteMs(): number;
}
