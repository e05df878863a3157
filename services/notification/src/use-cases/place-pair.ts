import type { Clock } from "@raakvlak/runtime";
import { openedKey, rowIdOf } from "../domain/ids.ts";
import { isNewerMatch, type Pair, type PairMatch } from "../domain/pair.ts";
import { decidePair, toldBy, type PairDecision, type PairSituation } from "../domain/placement.ts";
import type { Recipient } from "../domain/recipient.ts";
import { chooseSlot, isDigestDate, type Slot } from "../domain/slot.ts";
import type { JobBook } from "./job-book.ts";
import type { PairStore } from "./pair-store.ts";
import type { RecipientStore } from "./recipient-store.ts";
import type { RowSeed } from "../domain/row.ts";
import type { RowStore } from "./row-store.ts";

export interface PlacingDependencies {
  readonly clock: Clock;
  readonly recipients: RecipientStore;
  readonly pairs: PairStore;
  readonly rows: RowStore;
  readonly jobs: JobBook;
  readonly candidateRef: (candidateId: string) => string;
  readonly addressMark: (address: string) => string;
}

export interface Placement {
  readonly recipient: Recipient;
  readonly vacancyId: string;
  /** Ids merged into the vacancy: told under one of them is told. */
  readonly aliases: readonly string[];
  readonly epoch: number;
  readonly fit: PairMatch;
}

export type Placed =
  | { readonly kind: "placed" }
  | {
      readonly kind: "skipped";
      readonly reason: "told" | "joined" | "accepted-end" | "older-grant";
    }
  /** A message that may be telling it is under way, or others kept winning: look again soon. */
  | { readonly kind: "wait"; readonly reason: string };

/** More lost races or closed slots in a row than this, and the pair is looked at again later. */
const placingRounds = 8;

/**
 * Protocol D, steps 2 to 4: sees to it that the pair is told, joins a planned message, or has ended for good. The
 * recipient's grant must stand for the epoch. Idempotent; resumes what a crash left half done.
 */
export async function placePair(deps: PlacingDependencies, placement: Placement): Promise<Placed> {
  let recipient: Recipient | undefined = placement.recipient;
  for (let round = 0; round < placingRounds; round += 1) {
    const now = deps.clock.now();
    const situations = await readSituations(deps, placement);
    const told = toldBy(situations);
    if (told === "told") return { kind: "skipped", reason: "told" };
    if (told === "waiting") return { kind: "wait", reason: "message-under-way" };
    const own = situations.find(({ pair }) => pair.vacancyId === placement.vacancyId);
    const decision: PairDecision | undefined =
      own &&
      decidePair(own, {
        epoch: placement.epoch,
        now,
        addressMark: deps.addressMark(recipient.subscription?.address ?? ""),
      });
    const ended = await settleWithoutSlot(deps, placement, own?.pair, decision);
    if (ended) return ended;
    if (await assign(deps, { placement, recipient, now, own, decision })) return { kind: "placed" };
    recipient = await deps.recipients.get(recipient.candidateId);
    if (!recipient?.subscription) return { kind: "wait", reason: "candidate-ahead" };
  }
  return { kind: "wait", reason: "slots-contended" };
}

async function readSituations(
  deps: PlacingDependencies,
  { recipient, vacancyId, aliases }: Placement,
): Promise<PairSituation[]> {
  const pairs = await deps.pairs.getMany(recipient.candidateId, [vacancyId, ...aliases]);
  if (pairs.size === 0) return [];
  const rows = await deps.rows.getMany([...pairs.values()].map((pair) => pair.rowId));
  return [...pairs.values()].map((pair) => ({ pair, row: rows.get(pair.rowId) }));
}

async function settleWithoutSlot(
  deps: PlacingDependencies,
  placement: Placement,
  pair: Pair | undefined,
  decision: PairDecision | undefined,
): Promise<Placed | undefined> {
  if (!pair) return undefined;
  if (decision?.kind === "accepted-end" || decision?.kind === "older-grant")
    return { kind: "skipped", reason: decision.kind };
  const fresher = isNewerMatch(placement.fit, pair.match);
  if (fresher && decision?.kind !== "move") await deps.pairs.refresh(pair, placement.fit);
  return decision?.kind === "joined" ? { kind: "skipped", reason: "joined" } : undefined;
}

interface Assignment {
  readonly placement: Placement;
  readonly recipient: Recipient;
  readonly now: Date;
  readonly own: PairSituation | undefined;
  readonly decision: PairDecision | undefined;
}

/** One try to get the pair into a message. False: a race was lost or the slot is closed; read everything again. */
async function assign(deps: PlacingDependencies, assignment: Assignment): Promise<boolean> {
  const { own, decision, recipient } = assignment;
  if (own && decision?.kind === "join") {
    if (!recipient.openRows.includes(own.pair.rowId))
      if (!(await deps.recipients.listRow(recipient.candidateId, own.pair.rowId))) return false;
    return join(deps, own.pair, assignment.now);
  }
  if (
    own &&
    decision?.kind === "move" &&
    decision.endOld &&
    !(await endOld(deps, own, assignment.now))
  )
    return false;
  const pair = await writePair(deps, assignment);
  return pair !== undefined && join(deps, pair, assignment.now);
}

/** The old message must be beyond telling the pair before another one may: else a writer that wakes up late tells it twice. */
async function endOld(
  deps: PlacingDependencies,
  { pair, row }: PairSituation,
  now: Date,
): Promise<boolean> {
  if (row) return deps.rows.suppress(row.id, "older-grant", now);
  const seed = { id: pair.rowId, candidateId: pair.candidateId, slot: pair.slot };
  return deps.rows.endUnwritten(seed, "never-written", now);
}

async function writePair(
  deps: PlacingDependencies,
  { placement, recipient, now, own, decision }: Assignment,
): Promise<Pair | undefined> {
  const { candidateId, subscription } = recipient;
  if (!subscription) return undefined;
  const attempt = own ? own.pair.attempt + 1 : 0;
  const choice = chooseSlot({
    schedule: subscription,
    now,
    epoch: placement.epoch,
    gathering: recipient.gathering,
    ownKey: openedKey(placement.vacancyId, attempt),
    ownEdit: placement.fit.cause === "own-edit",
    isClosed: closedKeys(own?.pair.slot, placement.epoch),
  });
  const rowId = rowIdOf(deps.candidateRef(candidateId), choice.slot);
  if (choice.gathering || !recipient.openRows.includes(rowId))
    if (!(await deps.recipients.listRow(candidateId, rowId, choice.gathering))) return undefined;
  const carriedBefore = decision?.kind === "move" && decision.carriedBefore;
  const { vacancyId, fit } = placement;
  const pair: Pair = {
    candidateId,
    vacancyId,
    attempt,
    slot: choice.slot,
    rowId,
    carriedBefore,
    match: fit,
  };
  const written = own ? await deps.pairs.move(own.pair, pair) : await deps.pairs.insert(pair);
  return written ? pair : undefined;
}

/** The slot that the pair named last is closed to it, whatever closed it; so is every earlier digest. */
function closedKeys(last: Slot | undefined, epoch: number): (key: string) => boolean {
  if (!last || last.epoch !== epoch) return () => false;
  return (key) =>
    key === last.key || (isDigestDate(last.key) && isDigestDate(key) && key < last.key);
}

async function join(deps: PlacingDependencies, pair: Pair, now: Date): Promise<boolean> {
  const seed: RowSeed = {
    id: pair.rowId,
    candidateId: pair.candidateId,
    slot: pair.slot,
  };
  // Before the message itself: a message that nobody is going to look at would be lost.
  await deps.jobs.planSend(seed);
  const { vacancyId, attempt } = pair;
  if (!(await deps.rows.join(seed, { vacancyId, attempt }, now))) return false;
  await deps.jobs.nudgeSend(seed);
  return true;
}
