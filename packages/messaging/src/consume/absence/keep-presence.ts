import type { TopicContract, TopicName } from "@raakvlak/contracts";
import type { Bus } from "../../bus/bus.ts";
import type { ConsumerOptions } from "../consumer-options.ts";
import type { RawRecord } from "../../records/raw-record.ts";
import type { Next } from "../step.ts";
import type { GroupPresence } from "./group-presence.ts";
import { makeUpEnds } from "./make-up-ends.ts";

/** What a consumer holds of its state topics, so that it can be compared with them. */
export interface ReadModel {
  readonly presence: GroupPresence;
  /** Key and version of all that is held as present of the topic, in portions; what has ended is left out. */
  held(topic: TopicName): AsyncIterable<readonly (readonly [key: string, version: number])[]>;
}

export interface PresenceNeeds extends Pick<
  ConsumerOptions,
  "bus" | "group" | "topics" | "clock" | "logger"
> {
  readonly readModel: ReadModel;
  readonly steps: Next<RawRecord>;
}

const dayMs = 86_400_000;
/** Tombstones stay readable for 30 days (invariant 9): far enough from that for clocks, pauses and a late cleaner. */
const longestAbsenceMs = 7 * dayMs;
const lookEveryMs = 60_000;

/**
 * Before anything is consumed: a group that was away for over 7 days makes up for the ends that it may have missed. Afterwards it is noted each
 * minute how far the group has come, and whoever wakes up after so long makes up for it then.
 */
export async function keepPresence(needs: PresenceNeeds): Promise<AsyncDisposable> {
  const { bus, group, topics, clock, logger, readModel } = needs;
  const stop = new AbortController();
  let before: { readonly at: Date; readonly ends: Offsets } | undefined;
  const look = async () => {
    const at = clock.now();
    const seen = await readModel.presence.of(group);
    if (seen === undefined || at.getTime() - seen.getTime() > longestAbsenceMs) {
      await makeUpEnds(needs, stop.signal);
      await readModel.presence.note(group, at);
    }
    // What was published until `before` has been seen once its ends are committed.
    if (before !== undefined && (await hasCommitted(bus, group, before.ends))) {
      await readModel.presence.note(group, before.at);
      before = undefined;
    }
    before ??= { at, ends: await endsOf(bus, topics) };
  };
  await look();
  const onError = (error: unknown) => logger.warn("presence-not-noted", { group }, error);
  const looking = clock.every(lookEveryMs, look, { jitter: 0.1, onError });
  return {
    async [Symbol.asyncDispose]() {
      stop.abort();
      await looking[Symbol.asyncDispose]();
    },
  };
}

type Offsets = ReadonlyMap<TopicName, readonly number[]>;

async function endsOf(bus: Bus, topics: readonly TopicContract[]): Promise<Offsets> {
  return new Map(
    await Promise.all(topics.map(async ({ name }) => [name, await bus.endOffsets(name)] as const)),
  );
}

async function hasCommitted(bus: Bus, group: string, ends: Offsets): Promise<boolean> {
  for (const [topic, offsets] of ends) {
    const committed = await bus.committedOffsets(group, topic);
    if (offsets.some((end, partition) => (committed[partition] ?? 0) < end)) return false;
  }
  return true;
}
