import type { Subscription } from "@raakvlak/contracts";
import type { Refusals } from "../domain/grant-check.ts";
import type { Gathering } from "../domain/slot.ts";
import type { Quota, Recipient } from "../domain/recipient.ts";

export interface SubscriptionState {
  readonly candidateId: string;
  readonly version: number;
  /** Absent: a tombstone. */
  readonly subscription?: Subscription;
}

/** Recipients by exact id; every write is one atomic document operation. */
export interface RecipientStore {
  get(candidateId: string): Promise<Recipient | undefined>;
  getMany(candidateIds: readonly string[]): Promise<ReadonlyMap<string, Recipient>>;
  /** Writes each state unless the same or a newer version is held. Lifts the hold. */
  putSubscriptions(states: readonly SubscriptionState[]): Promise<void>;
  /** Does nothing for a stranger: nobody writes to one. */
  setHold(candidateId: string, held: boolean): Promise<void>;
  /**
   * Lists a message as open and, when given, replaces the gathering in the same write, on condition that its sequence is
   * still the one before. False: somebody else changed the gathering, or the recipient is gone.
   */
  listRow(candidateId: string, rowId: string, gathering?: Gathering): Promise<boolean>;
  /** Moves a message from open to ended; once only, however often it is asked. */
  closeRow(candidateId: string, rowId: string, failed: boolean): Promise<void>;
  forgetFailedRow(candidateId: string, rowId: string): Promise<void>;
  /** Replaces the quota on condition of its sequence before. */
  takeQuota(candidateId: string, quota: Quota): Promise<boolean>;
  /**
   * One refusal in one write: count + 1 on condition of the count seen, `refusedThrough` at least the given epoch.
   * Creates the recipient when there is none (count seen: 0). Undefined: the count was another.
   */
  refuse(candidateId: string, refusal: NewRefusal): Promise<Recipient | undefined>;
  /** Raises the count of which preference was told. */
  announced(candidateId: string, count: number): Promise<void>;
}

export interface NewRefusal {
  readonly countSeen: number;
  readonly throughEpoch: number;
  readonly how: NonNullable<Refusals["how"]>;
  readonly since: Date;
  readonly at: Date;
}
