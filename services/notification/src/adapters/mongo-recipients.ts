import { ignoringDuplicateKeys, isDuplicateKey, type Database } from "@raakvlak/runtime";
import {
  emptyRecipient,
  endedRowsKept,
  failedRowsKept,
  type Quota,
  type Recipient,
} from "../domain/recipient.ts";
import type { Gathering } from "../domain/slot.ts";
import type {
  NewRefusal,
  RecipientStore,
  SubscriptionState,
} from "../use-cases/recipient-store.ts";
import { portionsOf } from "./portions-of.ts";

type RecipientDocument = Omit<Recipient, "candidateId"> & { _id: string };

export interface MongoRecipients extends RecipientStore {
  /** The versions held, 0 left out: what the consumer needs to skip what is older. */
  versions(candidateIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Id and version of all who have a subscription, in portions; scans. */
  held(): AsyncIterable<readonly (readonly [candidateId: string, version: number])[]>;
}

type Documents = ReturnType<typeof documentsOf>;

function documentsOf({ connection }: Database) {
  return connection.collection<RecipientDocument>("recipients");
}

/** One document a candidate, looked up by `_id` alone; every write is one conditional document operation. */
export function createMongoRecipients(database: Database): MongoRecipients {
  const documents = documentsOf(database);
  return { ...readModel(documents), ...messageLists(documents), ...refusalWrites(documents) };
}

/** What preference published. */
function readModel(documents: Documents) {
  const findMany = async (candidateIds: readonly string[]) => {
    const ids = [...new Set(candidateIds)];
    return ids.length === 0 ? [] : documents.find({ _id: { $in: ids } }).toArray();
  };
  return {
    async get(candidateId: string) {
      const found = await documents.findOne({ _id: candidateId });
      return found ? recipientOf(found) : undefined;
    },
    async getMany(candidateIds: readonly string[]) {
      const found = (await findMany(candidateIds)).map(recipientOf);
      return new Map(found.map((recipient) => [recipient.candidateId, recipient]));
    },
    async versions(candidateIds: readonly string[]) {
      const found = await findMany(candidateIds);
      return new Map(
        found.filter(({ version }) => version > 0).map((one) => [one._id, one.version]),
      );
    },
    held: () => portionsOf(documents.find({ subscription: { $exists: true } })),
    async putSubscriptions(states: readonly SubscriptionState[]) {
      if (states.length === 0) return;
      const writes = states.map((state) => ({
        updateOne: { ...subscriptionWrite(state), upsert: true },
      }));
      await ignoringDuplicateKeys(() => documents.bulkWrite(writes, { ordered: false }));
    },
    async setHold(candidateId: string, onHold: boolean) {
      await documents.updateOne({ _id: candidateId }, { $set: { onHold } });
    },
  } satisfies Partial<MongoRecipients>;
}

/** What the ledger keeps on the recipient. */
function messageLists(documents: Documents) {
  return {
    async listRow(candidateId: string, rowId: string, gathering?: Gathering) {
      const expected = gathering && { "gathering.sequence": gathering.sequence - 1 };
      const { matchedCount } = await documents.updateOne(
        { _id: candidateId, ...expected },
        { $addToSet: { openRows: rowId }, ...(gathering && { $set: { gathering } }) },
      );
      return matchedCount === 1;
    },
    async closeRow(candidateId: string, rowId: string, failed: boolean) {
      // Found and moved in one operation, so that whoever settles the row again lists it once.
      await documents.updateOne(
        { _id: candidateId, openRows: rowId },
        {
          $pull: { openRows: rowId },
          $push: {
            endedRows: { $each: [rowId], $slice: -endedRowsKept },
            ...(failed && { failedRows: { $each: [rowId], $slice: -failedRowsKept } }),
          },
        },
      );
    },
    async forgetFailedRow(candidateId: string, rowId: string) {
      await documents.updateOne({ _id: candidateId }, { $pull: { failedRows: rowId } });
    },
    async takeQuota(candidateId: string, quota: Quota) {
      const { matchedCount } = await documents.updateOne(
        { _id: candidateId, "quota.sequence": quota.sequence - 1 },
        { $set: { quota } },
      );
      return matchedCount === 1;
    },
  } satisfies Partial<MongoRecipients>;
}

function refusalWrites(documents: Documents) {
  return {
    async refuse(candidateId: string, refusal: NewRefusal) {
      try {
        const after = await documents.findOneAndUpdate(
          { _id: candidateId, "refusals.count": refusal.countSeen },
          refusalUpdate(candidateId, refusal),
          // Nobody to refuse for yet is the only case in which a document may be made.
          { upsert: refusal.countSeen === 0, returnDocument: "after" },
        );
        return after ? recipientOf(after) : undefined;
      } catch (error) {
        if (isDuplicateKey(error)) return undefined;
        throw error;
      }
    },
    async announced(candidateId: string, count: number) {
      await documents.updateOne({ _id: candidateId }, { $max: { "refusals.announced": count } });
    },
  } satisfies Partial<MongoRecipients>;
}

function recipientOf({ _id, ...rest }: RecipientDocument): Recipient {
  return { candidateId: _id, ...rest };
}

/** What an upsert sets beside its filter, its version and its own fields. */
function blankDocument(candidateId: string) {
  const { candidateId: _id, ...blank } = emptyRecipient(candidateId);
  return blank;
}

function subscriptionWrite({ candidateId, version, subscription }: SubscriptionState) {
  const { version: _version, onHold: _onHold, ...blank } = blankDocument(candidateId);
  const taken = { version, onHold: false };
  return {
    filter: { _id: candidateId, version: { $lt: version } },
    update: subscription
      ? { $set: { ...taken, subscription }, $setOnInsert: blank }
      : { $set: taken, $unset: { subscription: 1 as const }, $setOnInsert: blank },
  };
}

function refusalUpdate(candidateId: string, { throughEpoch, how, since, at }: NewRefusal) {
  const { refusals, ...blank } = blankDocument(candidateId);
  return {
    $inc: { "refusals.count": 1 },
    $max: { "refusals.refusedThrough": throughEpoch },
    $set: { "refusals.how": how, "refusals.since": since, "refusals.refusedAt": at },
    $setOnInsert: { ...blank, "refusals.announced": refusals.announced },
  };
}
