import type { mongo } from "mongoose";
import { follow } from "./follow.ts";
import { type Intent, intentFor, writeIntents } from "./intent.ts";
import type { StateDocument, StateOf, StateOwnerOptions } from "./state-owner.ts";
import { writeState } from "./write-state.ts";

export interface ChangeNeeds<Doc extends StateDocument> extends Pick<
  StateOwnerOptions<Doc>,
  "collection" | "clock" | "traceAttributes"
> {
  readonly documents: mongo.Collection<StateDocument>;
  readonly pending: mongo.Collection<Intent>;
  find(id: string): Promise<Doc | undefined>;
  findMany(ids: readonly string[]): Promise<Map<string, Doc>>;
  /** Throws ContractViolation. */
  check(document: Doc): void;
  /** Tells the relays of intents whose change is written. */
  tell(intents: readonly Intent[]): void;
}

/** More lost races than this in a row are no races. */
const mostTries = 50;

/** A1 and A2 for one document: see StateOwner.change. */
export async function changeOne<Doc extends StateDocument>(
  id: string,
  decide: (current: Doc | undefined) => StateOf<Doc> | undefined,
  needs: ChangeNeeds<Doc>,
): Promise<Doc | undefined> {
  for (let attempt = 0; attempt < mostTries; attempt += 1) {
    const current = await needs.find(id);
    const content = decide(current);
    if (content === undefined) return current;
    const next = follow(id, current, content);
    needs.check(next);
    const intent = intentFor({
      collection: needs.collection,
      documentId: id,
      version: next.version,
      storedAt: needs.clock.now(),
    });
    await writeIntents(needs.pending, [intent]);
    if (await writeState(needs.documents, { current, next })) {
      needs.tell([intent]);
      return next;
    }
  }
  throw new Error(`${needs.collection}: ${mostTries} lost races for one document`);
}
