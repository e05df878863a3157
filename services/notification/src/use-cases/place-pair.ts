import type { PairMatch } from "../domain/pair.ts";
import { isNewerMatch } from "../domain/pair.ts";
import { decidePair, toldBy, type PairSituation } from "../domain/placement.ts";
import { asAddressee, type Addressee } from "../domain/recipient.ts";
import { assignSlot, endOldMessage, joinMessage, type Assignment } from "./assign-slot.ts";
import type { PlacingDependencies } from "./placing-dependencies.ts";

export interface Placement {
  readonly recipient: Addressee;
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
  let recipient: Addressee | undefined = placement.recipient;
  for (let round = 0; round < placingRounds && recipient; round += 1) {
    const situations = await readSituations(deps, placement);
    const verdict = toldBy(situations);
    if (verdict === "told") return { kind: "skipped", reason: "told" };
    if (verdict === "waiting") return { kind: "wait", reason: "message-under-way" };
    const own = situations.find(({ pair }) => pair.vacancyId === placement.vacancyId);
    const { vacancyId, epoch, fit } = placement;
    const assignment = { recipient, vacancyId, epoch, fit, now: deps.clock.now() };
    const placed = own
      ? await placeAgain(deps, assignment, own)
      : await assignSlot(deps, assignment, undefined);
    if (placed) return placed === true ? { kind: "placed" } : placed;
    recipient = asAddressee(await deps.recipients.get(recipient.candidateId));
  }
  return { kind: "wait", reason: recipient ? "slots-contended" : "candidate-ahead" };
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

/** Step 3 for a pair that exists. False: a race was lost; read everything again. */
async function placeAgain(
  deps: PlacingDependencies,
  assignment: Assignment,
  own: PairSituation,
): Promise<Placed | boolean> {
  const { epoch, now, fit, recipient } = assignment;
  const addressMark = deps.addressMark(recipient.subscription.address);
  const decision = decidePair(own, { epoch, now, addressMark });
  const stays = decision.kind === "join" || decision.kind === "joined";
  if (stays && isNewerMatch(fit, own.pair.match)) await deps.pairs.refresh(own.pair, fit);
  switch (decision.kind) {
    case "join":
      return joinMessage(deps, assignment, own.pair);
    case "move": {
      if (decision.endOld && !(await endOldMessage(deps, own, now))) return false;
      return assignSlot(deps, assignment, { pair: own.pair, carried: decision.carried });
    }
    default:
      return { kind: "skipped", reason: decision.kind };
  }
}
