import type { TopicName } from "@raakvlak/contracts";
import type { Logger } from "@raakvlak/runtime";
import type { ErasureMarks } from "../../erasure/erasure-marks.ts";
import type { ParkedStore } from "../../parked/parked-store.ts";
import { claimedVersion } from "../../records/decode-record.ts";
import type { RawRecord } from "../../records/raw-record.ts";
import type { TopicFormats } from "../../records/topic-formats.ts";
import type { OutageWatch } from "../outage-watch.ts";
import { skipped } from "../outcome.ts";
import type { Result, Step } from "../step.ts";
import { untried } from "../step.ts";
import { isPersonalTopic } from "./drop-erased.ts";

export interface ParkOptions {
  readonly group: string;
  readonly formats: TopicFormats;
  readonly parked: ParkedStore;
  readonly erased?: Pick<ErasureMarks, "isMarked">;
  readonly heldVersions?: HeldVersions;
  readonly onHold?: (topic: TopicName, key: string, held: boolean) => Promise<void>;
  readonly outages: OutageWatch;
  readonly waitMs: (ms: number) => Promise<void>;
  readonly logger: Logger;
}

type HeldVersions = (
  topic: TopicName,
  keys: readonly string[],
) => Promise<ReadonlyMap<string, number>>;

const againAfterMs = 1_000;

/**
 * Keeps what was rejected, whole and with the reason, so that the partition can move on; the key of a state record goes
 * on hold first (invariant 7). What can not even be parked is not settled, nor is anything behind it.
 */
export function park(options: ParkOptions): Step<RawRecord> {
  return async (items, next, context) => {
    const results = [...(await next(items, context))];
    for (const [index, record] of items.entries()) {
      const result = results[index] ?? untried;
      if (result.kind === "postponed") break;
      if (result.kind !== "rejected") continue;
      try {
        if (await isErased(record, options)) results[index] = await passOver(record, options);
        else await parkOne(record, result, options);
      } catch (error) {
        options.logger.error("parking-failed", placeOf(record), error);
        results[index] = await postponed(options);
        break;
      }
    }
    return results;
  };
}

/** Of whom was erased nothing is kept, not even what nobody could read. */
async function isErased({ topic, key }: RawRecord, { erased }: ParkOptions): Promise<boolean> {
  return erased !== undefined && isPersonalTopic(topic) && erased.isMarked(key);
}

/** Whose topic it is still has to know: what nobody can read hides the tombstone from new readers. */
async function passOver(record: RawRecord, { formats, onHold }: ParkOptions): Promise<Result> {
  if (formats.get(record.topic)?.kind === "state") await onHold?.(record.topic, record.key, true);
  return skipped("erased");
}

async function parkOne(
  record: RawRecord,
  { reason, detail }: Extract<Result, { kind: "rejected" }>,
  options: ParkOptions,
): Promise<void> {
  const { group, parked, logger } = options;
  if (await putsOnHold(record, options)) {
    await parked.holds.put(group, record, claimedVersion(record));
    await options.onHold?.(record.topic, record.key, true);
  }
  await parked.park(group, record, detail === undefined ? reason : `${reason}: ${detail}`);
  logger.warn("message-parked", {
    ...placeOf(record),
    type: record.headers["ce_type"] ?? "",
    reason,
  });
}

/** An unreadable state older than what is held anyway changes nothing. */
async function putsOnHold(record: RawRecord, options: ParkOptions): Promise<boolean> {
  const { topic, key } = record;
  if (options.formats.get(topic)?.kind !== "state" || key === "") return false;
  const claimed = claimedVersion(record);
  const held = claimed === undefined ? undefined : await options.heldVersions?.(topic, [key]);
  return claimed === undefined || (held?.get(key) ?? 0) < claimed;
}

async function postponed({ outages, waitMs }: ParkOptions): Promise<Result> {
  const outage = await outages.check();
  return {
    kind: "postponed",
    cause: "outage",
    until: outage?.over ?? waitMs(againAfterMs),
  };
}

function placeOf({ topic, partition, offset }: RawRecord) {
  return { topic, partition, offset };
}
