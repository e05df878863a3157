import type { TopicName } from "@raakvlak/contracts";

/** A record as it lies on the broker, not yet looked into. */
export interface RawRecord {
  readonly topic: TopicName;
  readonly partition: number;
  readonly offset: number;
  /** Empty when the record has no key. */
  readonly key: string;
  /** `null`: a tombstone. */
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, string>>;
}
