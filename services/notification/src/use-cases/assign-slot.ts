import { openedKey, rowIdOf } from "../domain/ids.ts";
import type { Pair, PairMatch } from "../domain/pair.ts";
import type { Carrying, PairSituation } from "../domain/placement.ts";
import type { Addressee } from "../domain/recipient.ts";
import type { RowSeed } from "../domain/row.ts";
import { chooseSlot, isDigestDate, type Slot, type SlotRequest } from "../domain/slot.ts";
import type { PlacingDependencies } from "./placing-dependencies.ts";

export interface Assignment {
  readonly recipient: Addressee;
  readonly vacancyId: string;
  readonly epoch: number;
  readonly fit: PairMatch;
  readonly now: Date;
}

interface Previous {
  readonly pair: Pair;
  readonly carried: Carrying;
}

/**
 * Gives the pair its next slot and joins the message there: list, pair, job, row, in this order, so that a crash between
 * any two leaves nothing that nobody looks at. False: a race was lost or the slot is closed; read everything again.
 */
export async function assignSlot(
  deps: PlacingDependencies,
  assignment: Assignment,
  previous: Previous | undefined,
): Promise<boolean> {
  const { recipient, vacancyId, fit } = assignment;
  const { candidateId } = recipient;
  const attempt = previous ? previous.pair.attempt + 1 : 0;
  const choice = chooseSlot(slotRequest(assignment, previous, attempt));
  const { slot } = choice;
  const rowId = rowIdOf(deps.candidateRef(candidateId), slot);
  if (choice.gathering && !(await deps.recipients.listRow(candidateId, rowId, choice.gathering)))
    return false;
  const carriedBefore = previous?.carried.before ?? false;
  const about = { candidateId, vacancyId, carriedBefore, match: fit };
  const pair: Pair = { ...about, attempt, slot, rowId };
  const written = previous
    ? await deps.pairs.move(previous.pair, pair)
    : await deps.pairs.insert(pair);
  const listed = choice.gathering ? [rowId] : recipient.openRows;
  return (
    written &&
    joinMessage(deps, { ...assignment, recipient: { ...recipient, openRows: listed } }, pair)
  );
}

function slotRequest(
  { recipient, vacancyId, epoch, fit, now }: Assignment,
  previous: Previous | undefined,
  attempt: number,
): SlotRequest {
  return {
    schedule: recipient.subscription,
    now,
    epoch,
    gathering: recipient.gathering,
    ownKey: openedKey(vacancyId, attempt),
    ownEdit: fit.cause === "own-edit",
    nextDay: previous?.carried.now ?? false,
    isClosed: closedKeys(previous?.pair.slot, epoch),
  };
}

/** The slot that the pair named last is closed to it, whatever closed it; so is every earlier digest. */
function closedKeys(last: Slot | undefined, epoch: number): (key: string) => boolean {
  if (!last || last.epoch !== epoch) return () => false;
  return (key) =>
    key === last.key || (isDigestDate(last.key) && isDigestDate(key) && key < last.key);
}

/** Protocol D, step 4, for a pair that names its slot. */
export async function joinMessage(
  deps: PlacingDependencies,
  { recipient, now }: Assignment,
  { candidateId, vacancyId, attempt, rowId, slot }: Pair,
): Promise<boolean> {
  const seed: RowSeed = { id: rowId, candidateId, slot };
  const listed = recipient.openRows.includes(rowId);
  if (!listed && !(await deps.recipients.listRow(candidateId, rowId))) return false;
  // Before the message itself: a message that nobody is going to look at would be lost.
  await deps.jobs.planSend(seed);
  if (!(await deps.rows.join(seed, { vacancyId, attempt }, now))) return false;
  await deps.jobs.nudgeSend(seed);
  return true;
}

/** The old message must be beyond telling the pair before another one may: else a writer that wakes up late tells it twice. */
export async function endOldMessage(
  deps: PlacingDependencies,
  { pair, row }: PairSituation,
  now: Date,
): Promise<boolean> {
  if (row) return deps.rows.suppress(row.id, "older-grant", now);
  const seed = { id: pair.rowId, candidateId: pair.candidateId, slot: pair.slot };
  return deps.rows.endUnwritten(seed, "never-written", now);
}
