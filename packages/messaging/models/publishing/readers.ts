import type { ModelRecord } from "../kernel/model-topic.ts";
import type { Thread } from "../kernel/process.ts";
import type { Held, PublishingWorld, Reader } from "./publishing-world.ts";

const batchSize = 2;

/** One batch of a consumer (A5): each record into the read model, then the commit. */
export function* consume(world: PublishingWorld, reader: Reader): Thread {
  const batch = world.topic.read(0, reader.position, batchSize);
  if (batch.next === batch.from) return;
  yield `receive ${batch.from}..${batch.next}`;
  for (const record of batch.records) {
    apply(world, reader, record);
    yield `apply ${record.key} v${record.version} of ${batch.from}..${batch.next}`;
  }
  if (reader.position !== batch.from) return;
  reader.position = batch.next;
  world.changes.count++;
  yield `commit ${batch.next}`;
}

function apply(world: PublishingWorld, reader: Reader, record: ModelRecord<string>): void {
  const { key, version, value } = record;
  const held = reader.held.get(key);
  if (held !== undefined && isIgnored(world, held, record)) return;
  const highest = reader.highest.get(key) ?? 0;
  if (version < highest)
    world.broken.push(`${reader.name} fell from ${key} v${highest} to v${version}`);
  reader.highest.set(key, Math.max(highest, version));
  if (value === undefined && !world.rules.remembersTombstones) reader.held.remove(key);
  else reader.held.put(key, { version, content: value });
}

function isIgnored(
  world: PublishingWorld,
  held: Held,
  { version, value }: ModelRecord<string>,
): boolean {
  if (world.rules.ignoresOldVersions) return held.version >= version;
  return held.version === version && held.content === value;
}

/** What somebody sees who reads the topic, as it is now, from its beginning. */
export function readAfresh(world: PublishingWorld): ReadonlyMap<string, Held> {
  const held = new Map<string, Held>();
  for (const { key, version, value } of world.topic.log(0)) {
    if ((held.get(key)?.version ?? 0) < version) held.set(key, { version, content: value });
  }
  return held;
}

/** The broker's cleaner: compacts, and at times drops tombstones. */
export function* clean(world: PublishingWorld, times: number): Thread {
  for (let i = 0; i < times; i++) {
    yield `wait ${i}`;
    world.topic.compact(0);
    yield `compact ${i}`;
    world.topic.expireTombstones(0, oldestInUse(world));
    yield `expire tombstones ${i}`;
  }
}

/** Tombstones from this offset on are kept yet. The owner's check counts as a reader: an ended document that lives again may have a late one. */
function oldestInUse(world: PublishingWorld): number {
  const { readers, rules } = world;
  const positions = [
    ...readers.map((reader) => reader.position),
    ...(rules.ownersCheck ? [world.checked] : []),
  ];
  return Math.min(
    ...(rules.tombstonesOutliveAbsence ? positions : []),
    rules.tombstonesOutliveBackups ? world.backupEnd : Infinity,
  );
}
