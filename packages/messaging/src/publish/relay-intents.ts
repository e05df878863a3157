import { type Clock, type Logger, metrics } from "@raakvlak/runtime";
import type { mongo } from "mongoose";
import type { Bus } from "../bus/bus.ts";
import type { Intent } from "./intent.ts";
import type { RelayDoors, Standing } from "./relay-source.ts";

export interface RelayNeeds {
  readonly pending: mongo.Collection<Intent>;
  readonly bus: Bus;
  readonly sources: ReadonlyMap<string, RelayDoors>;
  readonly clock: Clock;
  readonly logger: Logger;
}

const delays = metrics.histogram("raakvlak_relay_delay_seconds");
const firstLookMs = 1_000;
const rarestLookMs = 3_600_000;

/**
 * A3 and B for these intents: publishes what stands, and only after the acknowledgement marks it, and only then deletes
 * the intents that are settled with it. Throws when broker or database do not answer; the intents are still there then.
 */
export async function relayIntents(intents: readonly Intent[], needs: RelayNeeds): Promise<void> {
  const bySource = Map.groupBy(intents, ({ collection }) => collection);
  for (const [collection, own] of bySource) {
    const source = needs.sources.get(collection);
    if (!source) continue;
    for (let start = 0; start < own.length; start += source.documentsAtOnce)
      await relayFor(source, own.slice(start, start + source.documentsAtOnce), needs);
  }
}

async function relayFor(
  source: RelayDoors,
  intents: readonly Intent[],
  needs: RelayNeeds,
): Promise<void> {
  const standings = await source.read(intents);
  for (const { documentId, broken } of standings)
    if (broken !== undefined)
      needs.logger.error(
        "unpublishable",
        // No other id: those of profiles and subscriptions are candidates' (invariant 9). `pending` has them.
        {
          collection: source.collection,
          ...(source.collection === "vacancies" && { vacancyId: documentId }),
        },
        broken,
      );
  const open = standings.filter(({ records }) => records.length > 0);
  if (open.length > 0) {
    await needs.bus.publish(open.flatMap(({ records }) => records));
    await source.markPublished(open);
    measureDelay(intents, open, { now: needs.clock.now(), collection: source.collection });
  }
  await settleIntents(intents, standings, needs);
}

/** Of every change that left: one that a newer one overtook left with that one. */
function measureDelay(
  intents: readonly Intent[],
  published: readonly Standing[],
  { now, collection }: { now: Date; collection: string },
): void {
  const versions = new Map(published.map(({ documentId, version }) => [documentId, version]));
  for (const { documentId, version, storedAt } of intents)
    if (storedAt && version <= (versions.get(documentId) ?? 0)) {
      const ms = Math.max(0, now.getTime() - storedAt.getTime());
      delays.record(ms / 1_000, { collection });
    }
}

/** Younger intents stay: their writer is slow, or dead. They are looked at again, more and more rarely. */
async function settleIntents(
  intents: readonly Intent[],
  standings: readonly Standing[],
  { pending, clock }: RelayNeeds,
): Promise<void> {
  const versions = new Map(standings.map(({ documentId, version }) => [documentId, version]));
  const isSettled = ({ documentId, version }: Intent) => version <= (versions.get(documentId) ?? 0);
  const settled = intents.filter(isSettled).map(({ _id }) => _id);
  if (settled.length > 0) await pending.deleteMany({ _id: { $in: settled } });
  const waiting = intents.filter((intent) => !isSettled(intent));
  if (waiting.length === 0) return;
  await pending.bulkWrite(
    waiting.map(({ _id, waiting: before }) => {
      const looks = (before?.looks ?? 0) + 1;
      const delayMs = Math.min(firstLookMs * 2 ** (looks - 1), rarestLookMs);
      const lookAgainAt = new Date(clock.now().getTime() + delayMs);
      // On condition of what was read: the writer of a new change may have taken the intent over meanwhile.
      const filter = before ? { _id, "waiting.looks": before.looks } : { _id };
      return { updateOne: { filter, update: { $set: { waiting: { looks, lookAgainAt } } } } };
    }),
    { ordered: false },
  );
}
