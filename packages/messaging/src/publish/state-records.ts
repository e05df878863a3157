import {
  recordOf,
  stateRecordId,
  tombstoneOf,
  type OutgoingRecord,
} from "../records/outgoing-record.ts";
import type { Intent } from "./intent.ts";
import type { Standing } from "./relay-source.ts";
import type { StateDocument, StateOwnerOptions } from "./state-owner.ts";

type Mapping<Doc extends StateDocument> = Pick<StateOwnerOptions<Doc>, "topic" | "toRecord">;

/** The document as it stands, as a record; throws ContractViolation when it breaks its contract. */
export function stateRecord<Doc extends StateDocument>(
  { topic, toRecord }: Mapping<Doc>,
  document: Doc,
): OutgoingRecord {
  const { _id, version } = document;
  const record = toRecord(document);
  if (record === "tombstone") return tombstoneOf(topic, _id, version);
  const id = stateRecordId(topic.name, _id, version);
  const made = recordOf(record.event, record.data, { id, stateVersion: version });
  if (made.key !== _id) throw new Error(`${id}: the data's key is ${made.key}`);
  return made;
}

/** How a document stands for the relay (A3): published is the document as it stands, never what an intent's writer had in mind. */
export function standingOf<Doc extends StateDocument>(
  mapping: Mapping<Doc>,
  documentId: string,
  { document, intents }: { document: Doc | undefined; intents: readonly Intent[] },
): Standing {
  if (!document) return { documentId, version: 0, records: [] };
  const { version, published } = document;
  if (version <= published) return { documentId, version, records: [] };
  try {
    const record = stateRecord(mapping, document);
    return { documentId, version, records: [{ ...record, ...ofNewest(intents, version) }] };
  } catch (broken) {
    return { documentId, version: 0, records: [], broken };
  }
}

/** Trace and time of the newest change that the document holds. */
function ofNewest(
  intents: readonly Intent[],
  version: number,
): Pick<OutgoingRecord, "traceparent" | "time"> {
  const newest = intents
    .filter((intent) => intent.version <= version)
    .toSorted((a, b) => b.version - a.version)[0];
  const { traceparent, storedAt: time } = newest ?? {};
  return { ...(traceparent !== undefined && { traceparent }), ...(time && { time }) };
}
