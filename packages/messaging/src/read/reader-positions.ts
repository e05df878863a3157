import type { TopicName } from "@raakvlak/contracts";
import type { Clock } from "@raakvlak/runtime";

/** How far a reader has come, per partition. */
export interface ReaderPositions {
  /** The next offset of each partition. */
  of(topic: TopicName): readonly number[];
  /** Never goes back. */
  advance(progress: Progress): void;
  /** Resolves when the given ends are reached. */
  readonly caughtUp: Promise<void>;
  /** Milliseconds since the reader last held everything that it knows of. */
  behindMs(): number;
}

export interface Progress {
  readonly topic: TopicName;
  readonly partition: number;
  readonly nextOffset: number;
  readonly endOffset: number;
}

type Offsets = ReadonlyMap<TopicName, readonly number[]>;

export function createReaderPositions(
  starts: Offsets,
  ends: Offsets,
  clock: Clock,
): ReaderPositions {
  const positions = new Map([...starts].map(([topic, offsets]) => [topic, [...offsets]]));
  const known = new Map([...ends].map(([topic, offsets]) => [topic, [...offsets]]));
  const of = (topic: TopicName) => positions.get(topic) ?? [];
  const reaches = (targets: Offsets) =>
    [...targets].every(([topic, offsets]) =>
      offsets.every((offset, partition) => (of(topic)[partition] ?? 0) >= offset),
    );
  const { promise: caughtUp, resolve } = Promise.withResolvers<void>();
  let behindSinceMs: number | undefined = clock.monotonicMs();
  const look = () => {
    if (reaches(ends)) resolve();
    behindSinceMs = reaches(known) ? undefined : (behindSinceMs ?? clock.monotonicMs());
  };
  look();
  return {
    of,
    caughtUp,
    behindMs: () => (behindSinceMs === undefined ? 0 : clock.monotonicMs() - behindSinceMs),
    advance({ topic, partition, nextOffset, endOffset }) {
      raise(positions, topic, partition, nextOffset);
      raise(known, topic, partition, endOffset);
      look();
    },
  };
}

function raise(
  offsets: Map<TopicName, number[]>,
  topic: TopicName,
  partition: number,
  to: number,
): void {
  const ofTopic = offsets.get(topic) ?? [];
  ofTopic[partition] = Math.max(ofTopic[partition] ?? 0, to);
  offsets.set(topic, ofTopic);
}
