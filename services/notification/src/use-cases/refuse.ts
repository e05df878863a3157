import type { MailList, RefusalAnswer } from "@raakvlak/contracts";
import type { Clock } from "@raakvlak/runtime";
import { grantStands, type Refusals } from "../domain/grant-check.ts";
import { emptyRecipient, type Recipient } from "../domain/recipient.ts";
import type { Row } from "../domain/row.ts";
import { announceRefusal, type AnnouncingDependencies } from "./announce-refusal.ts";
import type { JobBook } from "./job-book.ts";
import type { NewRefusal, RecipientStore } from "./recipient-store.ts";
import type { RowStore } from "./row-store.ts";

export interface RefuseDependencies extends AnnouncingDependencies {
  readonly clock: Clock;
  readonly recipients: RecipientStore;
  readonly rows: RowStore;
  readonly jobs: JobBook;
  readonly isErased: (candidateId: string) => Promise<boolean>;
  /** Removes what was written of people who were erased meanwhile. */
  readonly forget: (candidateIds: readonly string[]) => Promise<void>;
  /** Told of what went wrong after the refusal stood: the jobs bring it right. */
  readonly onLateFailure: (error: unknown) => void;
}

/** By which door a refusal came in. */
export type RefusalSource = NonNullable<Refusals["how"]>;

/** A message that is being handed over mostly ends within this; only then the answer has to say "pending". */
const handingPatienceMs = 250;
const handingPollMs = 25;
/** The request announces it itself; this is for when it dies before it could. */
const announceFallbackMs = 5_000;
const raceLimit = 20;

/**
 * Protocol E, step 2: one write refuses everything granted so far; planned and claimed messages that fall under it are
 * ended. The answer is "done" only when nothing is on its way any more. Never waits for Kafka.
 */
export function createRefuse(deps: RefuseDependencies) {
  return async (
    candidateId: string,
    list: MailList,
    how: RefusalSource,
  ): Promise<RefusalAnswer> => {
    if (await deps.isErased(candidateId))
      return { state: "done", list, refusals: 0, refusedThrough: 0 };
    const recipient = await writeRefusal(deps, candidateId, how);
    const handing = await endOpenRows(deps, recipient);
    const pending = handing.length > 0 && (await stillHanding(deps, handing));
    // The refusal stands whatever becomes of its announcement.
    await announceRefusal(deps, recipient).catch(deps.onLateFailure);
    // Erased while this ran: the refusal must not have brought the recipient back.
    if (await deps.isErased(candidateId)) await deps.forget([candidateId]);
    return { ...answerOf(recipient, list), state: pending ? "pending" : "done" };
  };
}

export type Refuse = ReturnType<typeof createRefuse>;

async function writeRefusal(
  deps: RefuseDependencies,
  candidateId: string,
  how: RefusalSource,
): Promise<Recipient> {
  for (let round = 0; round < raceLimit; round += 1) {
    const seen = (await deps.recipients.get(candidateId)) ?? emptyRecipient(candidateId);
    const refusal = refusalOf(seen, how, deps.clock.now());
    const dueAt = new Date(refusal.at.getTime() + announceFallbackMs);
    // First the job that announces it: it finds out by itself whether the refusal was written.
    await deps.jobs.planAnnouncement(candidateId, refusal.countSeen + 1, dueAt);
    const written = await deps.recipients.refuse(candidateId, refusal);
    if (written) return written;
  }
  throw new Error(`refusal lost ${raceLimit} races in a row`);
}

/** Refuses every grant made so far; the time of the first refusal stays while nothing was granted since. */
function refusalOf(seen: Recipient, how: RefusalSource, at: Date): NewRefusal {
  const grant = seen.subscription?.grants.alerts;
  const stood = grant !== undefined && grantStands(grant.epoch, grant, seen.refusals);
  const since = stood ? at : (seen.refusals.since ?? at);
  const throughEpoch = grant?.epoch ?? 0;
  return { countSeen: seen.refusals.count, throughEpoch, how, since, at };
}

/** Ends what no longer may go; returns the messages that are being handed over right now. */
async function endOpenRows(deps: RefuseDependencies, recipient: Recipient): Promise<string[]> {
  const handing: string[] = [];
  const ended: string[] = [];
  for (const row of (await deps.rows.getMany(recipient.openRows)).values()) {
    if (row.state === "handing") handing.push(row.id);
    else if (fallsUnder(row, recipient)) {
      const suppressed = await deps.rows.suppress(row.id, "refused", deps.clock.now());
      if (suppressed) ended.push(row.id);
      // Between the look and the write it may have gone on to be handed over.
      else if ((await deps.rows.get(row.id))?.state === "handing") handing.push(row.id);
      // Or back to planned, by a sender that is about to read the refusal.
    }
  }
  await deps.jobs.wakeSends(ended).catch(deps.onLateFailure);
  return handing;
}

function fallsUnder(row: Row, recipient: Recipient): boolean {
  return !grantStands(row.epoch, recipient.subscription?.grants.alerts, recipient.refusals);
}

async function stillHanding(deps: RefuseDependencies, rowIds: readonly string[]): Promise<boolean> {
  for (let waited = 0; ; waited += handingPollMs) {
    const rows = await deps.rows.getMany(rowIds);
    if (![...rows.values()].some((row) => row.state === "handing")) return false;
    if (waited >= handingPatienceMs) return true;
    await deps.clock.sleep(handingPollMs);
  }
}

/** How a list of this recipient stands; `state` as far as the refusal alone can say. */
export function answerOf(recipient: Recipient, list: MailList): RefusalAnswer {
  const { count, refusedThrough, since } = recipient.refusals;
  return {
    state: "done",
    list,
    refusals: count,
    refusedThrough,
    ...(since && { since: since.toISOString() }),
  };
}
