import type { Scene } from "../kernel/explore-all.ts";
import { type Process, processOf, type Thread } from "../kernel/process.ts";
import { runWithChaos } from "../kernel/run-with-chaos.ts";
import { brokenPromises } from "./broken-promises.ts";
import { checkOwnTopic } from "./owners-check.ts";
import { keepers } from "./publishing.model.ts";
import type { PublishingRules } from "./publishing-rules.ts";
import { createPublishingWorld, type PublishingWorld } from "./publishing-world.ts";
import { clean, consume } from "./readers.ts";
import { relay } from "./relay.ts";
import { loseAndRestore } from "./restore.ts";
import { write } from "./owner.ts";

const documentId = "d0";

/** Two writers race while two relays publish; somebody crashes. */
export function racingWriters(rules: PublishingRules): Scene {
  const world = createPublishingWorld(rules);
  return scene(world, [
    processOf("writer", "ends", () => write(world, { documentId, content: "a" }, 1)),
    processOf("ender", "ends", () => write(world, { documentId, content: undefined }, 2)),
    processOf("relay 1", "ends", () => relay(world)),
    processOf("relay 2", "ends", () => relay(world)),
  ]);
}

/** A relay has read version 1 and stands still; the document ends meanwhile, another relay publishes that, the cleaner compacts. */
export function lateRelay(rules: PublishingRules): Scene {
  const world = createPublishingWorld(rules);
  const late = prepareLateRelay(world);
  for (const _ of write(world, { documentId, content: undefined }));
  return scene(world, [
    processOf("late relay", "ends", () => late),
    processOf("relay", "ends", () => relay(world)),
    processOf("owner's check", "restarts", () => checkOwnTopic(world)),
    processOf("cleaner", "never", () => clean(world, 1)),
  ]);
}

/** The relay wakes up around a restore from a backup that was made at version 1; version 2 is known to everybody. */
export function restoreBesideLateRelay(rules: PublishingRules): Scene {
  const world = createPublishingWorld(rules);
  const late = prepareLateRelay(world);
  const restoring = loseAndRestore(world);
  restoring.next();
  restoring.next();
  const [consumer] = world.readers;
  const change = write(world, { documentId, content: "b" });
  const read = consumer === undefined ? [] : consume(world, consumer);
  for (const thread of [change, relay(world), read, checkOwnTopic(world)]) for (const _ of thread);
  return scene(world, [
    processOf("late relay", "ends", () => late),
    processOf("operator", "never", () => restoring),
    processOf("owner's check", "restarts", () => checkOwnTopic(world)),
    processOf("cleaner", "never", () => clean(world, 1)),
  ]);
}

/** Writes version 1 and lets a relay take its intent and read it, but not publish it. */
function prepareLateRelay(world: PublishingWorld): Thread {
  for (const _ of write(world, { documentId, content: "a" }));
  const late = relay(world);
  late.next();
  late.next();
  return late;
}

function scene(world: PublishingWorld, processes: readonly Process[]): Scene {
  return {
    processes,
    changes: world.changes,
    fingerprint: () =>
      JSON.stringify([
        [...world.database.documents.backup()],
        [...world.database.pending.backup()],
        world.topic.log(0).map(({ offset, version, value }) => [offset, version, value]),
        world.topic.endOffsets(),
        world.checked,
        world.backupEnd,
        world.database.era,
      ]),
    finish() {
      runWithChaos({ processes: keepers(world), changes: world.changes, schedule: [], crashes: 0 });
      return brokenPromises(world);
    },
  };
}
