import {
  emptyRecipient,
  endedRowsKept,
  failedRowsKept,
  type Recipient,
} from "../domain/recipient.ts";
import type {
  NewRefusal,
  RecipientStore,
  SubscriptionState,
} from "../use-cases/recipient-store.ts";

interface Held {
  readonly held: Map<string, Recipient>;
  readonly step: () => Promise<void>;
  readonly change: (id: string, patch: (before: Recipient) => Partial<Recipient>) => void;
}

export interface MemoryRecipients extends RecipientStore {
  /** Looks without being an operation. */
  peek(candidateId: string): Recipient | undefined;
}

/** The recipient store with the real one's semantics, in memory; `step` comes before each atomic operation. */
export function createMemoryRecipients(step: () => Promise<void>): MemoryRecipients {
  const held = new Map<string, Recipient>();
  const change: Held["change"] = (candidateId, patch) => {
    const before = held.get(candidateId);
    if (before) held.set(candidateId, { ...before, ...patch(before) });
  };
  const own = { held, step, change };
  const peek = (candidateId: string) => held.get(candidateId);
  return { peek, ...readModel(own), ...messageLists(own), ...refusalWrites(own) };
}

type Part<Name extends keyof RecipientStore> = Pick<RecipientStore, Name>;

function readModel({
  held,
  step,
  change,
}: Held): Part<"get" | "getMany" | "putSubscriptions" | "setHold"> {
  return {
    async get(candidateId) {
      await step();
      return held.get(candidateId);
    },
    async getMany(candidateIds) {
      await step();
      return pick(held, candidateIds);
    },
    async putSubscriptions(states) {
      for (const state of states) {
        await step();
        putSubscription(held, state);
      }
    },
    async setHold(candidateId, onHold) {
      await step();
      change(candidateId, () => ({ onHold }));
    },
  };
}

function messageLists({
  held,
  step,
  change,
}: Held): Part<"listRow" | "closeRow" | "forgetFailedRow" | "takeQuota"> {
  return {
    async listRow(candidateId, rowId, gathering) {
      await step();
      const before = held.get(candidateId);
      if (!before) return false;
      if (gathering && before.gathering.sequence !== gathering.sequence - 1) return false;
      const openRows = [...new Set([...before.openRows, rowId])];
      change(candidateId, () => ({ openRows, ...(gathering && { gathering }) }));
      return true;
    },
    async closeRow(candidateId, rowId, failed) {
      await step();
      change(candidateId, (before) => {
        if (!before.openRows.includes(rowId)) return {};
        return {
          openRows: before.openRows.filter((one) => one !== rowId),
          endedRows: [...before.endedRows, rowId].slice(-endedRowsKept),
          ...(failed && { failedRows: [...before.failedRows, rowId].slice(-failedRowsKept) }),
        };
      });
    },
    async forgetFailedRow(candidateId, rowId) {
      await step();
      change(candidateId, (before) => ({
        failedRows: before.failedRows.filter((one) => one !== rowId),
      }));
    },
    async takeQuota(candidateId, quota) {
      await step();
      if (held.get(candidateId)?.quota.sequence !== quota.sequence - 1) return false;
      change(candidateId, () => ({ quota }));
      return true;
    },
  };
}

function refusalWrites({ held, step, change }: Held): Part<"refuse" | "announced"> {
  return {
    async refuse(candidateId, refusal) {
      await step();
      return refuse(held, candidateId, refusal);
    },
    async announced(candidateId, count) {
      await step();
      change(candidateId, ({ refusals }) => ({
        refusals: { ...refusals, announced: Math.max(refusals.announced, count) },
      }));
    },
  };
}

function putSubscription(held: Map<string, Recipient>, state: SubscriptionState): void {
  const { candidateId, version, subscription } = state;
  const before = held.get(candidateId) ?? emptyRecipient(candidateId);
  if (before.version >= version) return;
  const { subscription: _replaced, ...rest } = before;
  held.set(candidateId, { ...rest, version, onHold: false, ...(subscription && { subscription }) });
}

function refuse(
  held: Map<string, Recipient>,
  candidateId: string,
  { countSeen, throughEpoch, how, since, at }: NewRefusal,
): Recipient | undefined {
  const before = held.get(candidateId) ?? emptyRecipient(candidateId);
  if (before.refusals.count !== countSeen) return undefined;
  const refusedThrough = Math.max(before.refusals.refusedThrough, throughEpoch);
  const { announced } = before.refusals;
  const refusals = { count: countSeen + 1, refusedThrough, since, how, refusedAt: at, announced };
  const after = { ...before, refusals };
  held.set(candidateId, after);
  return after;
}

export function pick<Value>(
  held: ReadonlyMap<string, Value>,
  ids: readonly string[],
): Map<string, Value> {
  const found = new Map<string, Value>();
  for (const id of ids) {
    const value = held.get(id);
    if (value !== undefined) found.set(id, value);
  }
  return found;
}
