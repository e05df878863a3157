import { collectionOf } from "../mongo/collection-of.ts";
import { changeMany } from "./change-many.ts";
import { type ChangeNeeds, changeOne } from "./change-one.ts";
import { pendingOf } from "./intent.ts";
import { createListeners } from "./listeners.ts";
import { createCheckDoors, createRelayDoors } from "./state-doors.ts";
import type { StateDocument, StateOwner, StateOwnerOptions } from "./state-owner.ts";
import { createStateReads } from "./state-reads.ts";
import { stateRecord } from "./state-records.ts";

export function createStateOwner<Doc extends StateDocument>(
  options: StateOwnerOptions<Doc>,
): StateOwner<Doc> {
  const { database, collection } = options;
  const documents = () => collectionOf<StateDocument>(database, collection);
  const listeners = createListeners(options.nudge);
  const reads = createStateReads<Doc>(documents);
  const needs = (): ChangeNeeds<Doc> => ({
    ...reads,
    ...options,
    documents: documents(),
    pending: pendingOf(database),
    check: (document) => void stateRecord(options, document),
    tell: listeners.tell,
  });
  return {
    ...reads,
    change: (id, decide) => changeOne(id, decide, needs()),
    changeMany: (ids, decide) => changeMany(ids, decide, needs()),
    relayDoors: createRelayDoors(options, { ...reads, documents, listen: listeners.add }),
    checkDoors: createCheckDoors(options, reads),
  };
}
