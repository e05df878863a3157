import { ContractViolation } from "../records/contract-violation.ts";
import type { ChangeNeeds } from "./change-one.ts";
import { startTraces } from "./change-traces.ts";
import { follow } from "./follow.ts";
import { intentFor, writeIntents } from "./intent.ts";
import type { StateDocument, StateOf } from "./state-owner.ts";
import type { StateChange } from "./write-state.ts";
import { writeStates } from "./write-states.ts";

type Decide<Doc extends StateDocument> = (
  id: string,
  current: Doc | undefined,
) => StateOf<Doc> | undefined;

/** Documents of one bulk; one command of the driver has its limits. */
const portion = 500;
const mostTries = 50;

/** A1 and A2 for many documents: see StateOwner.changeMany. */
export async function changeMany<Doc extends StateDocument>(
  ids: readonly string[],
  decide: Decide<Doc>,
  needs: ChangeNeeds<Doc>,
): Promise<Map<string, Doc>> {
  const all = new Map<string, Doc>();
  const violations: ContractViolation[] = [];
  const distinct = [...new Set(ids)];
  for (let start = 0; start < distinct.length; start += portion) {
    const written = await changePortion(distinct.slice(start, start + portion), decide, needs);
    for (const [id, document] of written.documents) all.set(id, document);
    violations.push(...written.violations);
  }
  if (violations.length > 0)
    throw new ContractViolation(
      `${needs.collection}: ${violations.length} not written`,
      violations.map(({ message }) => message),
    );
  return all;
}

async function changePortion<Doc extends StateDocument>(
  ids: readonly string[],
  decide: Decide<Doc>,
  needs: ChangeNeeds<Doc>,
) {
  const documents = new Map<string, Doc>();
  const violations: ContractViolation[] = [];
  let open: readonly string[] = ids;
  for (let attempt = 0; open.length > 0; attempt += 1) {
    if (attempt >= mostTries)
      throw new Error(`${needs.collection}: ${mostTries} lost races in a bulk`);
    const found = await needs.findMany(open);
    for (const [id, document] of found) documents.set(id, document);
    const changes = decideAll(open, found, decide);
    const sound = changes.filter(({ next }) => isSound(next, needs, violations));
    const lost = await write(sound, needs);
    for (const { next } of sound) if (!lost.has(next._id)) documents.set(next._id, next);
    open = [...lost];
  }
  return { documents, violations };
}

function decideAll<Doc extends StateDocument>(
  ids: readonly string[],
  found: ReadonlyMap<string, Doc>,
  decide: Decide<Doc>,
): StateChange<Doc>[] {
  return ids.flatMap((id) => {
    const current = found.get(id);
    const content = decide(id, current);
    return content === undefined ? [] : [{ current, next: follow(id, current, content) }];
  });
}

function isSound<Doc extends StateDocument>(
  document: Doc,
  needs: ChangeNeeds<Doc>,
  violations: ContractViolation[],
): boolean {
  try {
    needs.check(document);
    return true;
  } catch (error) {
    if (!(error instanceof ContractViolation)) throw error;
    violations.push(error);
    return false;
  }
}

async function write<Doc extends StateDocument>(
  changes: readonly StateChange<Doc>[],
  needs: ChangeNeeds<Doc>,
): Promise<Set<string>> {
  if (changes.length === 0) return new Set();
  const { collection, documents, pending, tell } = needs;
  const storedAt = needs.clock.now();
  const traces = startTraces(changes, needs);
  try {
    const intents = changes.map(({ next: { _id, version } }) =>
      intentFor({ collection, documentId: _id, version, storedAt, ...traces.of(_id) }),
    );
    await writeIntents(pending, intents);
    const lost = await writeStates(documents, changes);
    tell(intents.filter(({ documentId }) => !lost.has(documentId)));
    return lost;
  } finally {
    traces.end();
  }
}
