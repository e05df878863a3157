import type { ErasureProgress, Holder } from "@raakvlak/contracts";

/** One service's part for one id of the person. */
export interface ErasureStep {
  readonly holder: Holder;
  /** HMAC of the id. */
  readonly subject: string;
  readonly state: "waiting" | "erased";
  readonly attempts: number;
  /** What was removed in all rounds; it stays while the service is asked again. */
  readonly receipt?: ErasureReceipt;
  /** Why the last attempt gave no receipt. */
  readonly problem?: string;
}

export interface ErasureReceipt {
  readonly erasedAt: string;
  readonly removed: Readonly<Record<string, number>>;
}

/** The erasure of one person in every service, for every id that is given as theirs (protocol F). */
export interface ErasureSaga {
  /** HMAC of the id that was asked for. */
  readonly id: string;
  /** Who asks again after the end begins another round: what an older one leaves undone is not done to it. */
  readonly round: string;
  /** The ids themselves, as long as a service may have to be asked; empty once finished. */
  readonly candidateIds: readonly string[];
  readonly requestedAt: string;
  readonly refusal: "done" | "pending";
  /** By `holder:subject`. */
  readonly steps: Readonly<Record<string, ErasureStep>>;
  readonly erasedAt?: string;
  readonly finishedAt?: string;
  /** The times of the rounds before this one, the first of all at its head. */
  readonly earlier?: readonly ErasureRoundTimes[];
}

export interface ErasureRoundTimes {
  readonly requestedAt: string;
  readonly finishedAt: string;
}

export const holders: readonly Holder[] = [
  "preference",
  "notification",
  "matching",
  "ingestion",
  "site",
];

export const stepKey = (holder: Holder, subject: string) => `${holder}:${subject}`;

interface AskedErasure {
  readonly candidateIds: readonly string[];
  /** The HMACs of the ids, in their order. */
  readonly subjects: readonly string[];
  readonly requestedAt: string;
  readonly round: string;
}

/** A saga at its beginning. */
export function newErasureSaga(asked: AskedErasure): ErasureSaga {
  const { candidateIds, subjects, requestedAt, round } = asked;
  const steps = subjects.flatMap((subject) =>
    holders.map((holder): ErasureStep => ({ holder, subject, state: "waiting", attempts: 0 })),
  );
  return {
    id: subjects[0] ?? "",
    round,
    candidateIds,
    requestedAt,
    refusal: "pending",
    steps: Object.fromEntries(steps.map((step) => [stepKey(step.holder, step.subject), step])),
  };
}

/** Whether every service has given its receipt and no mail is on its way. */
export function isErasedEverywhere({ refusal, steps }: ErasureSaga): boolean {
  return refusal === "done" && Object.values(steps).every(({ state }) => state === "erased");
}

/** Somebody who asks in a loop does not fill the document. */
const mostEarlierRounds = 50;

/** The rounds before the one that follows a finished saga. */
export function roundsUpTo({
  requestedAt,
  finishedAt,
  earlier = [],
}: ErasureSaga): ErasureRoundTimes[] {
  const times = finishedAt === undefined ? [] : [{ requestedAt, finishedAt }];
  return [...earlier, ...times].slice(0, mostEarlierRounds);
}

/** A finished saga as it begins again: every service is asked anew, and what they have given receipts for stays proven. */
export function begunAgain(finished: ErasureSaga, asked: ErasureSaga): ErasureSaga {
  const again = Object.entries(asked.steps).map(([key, step]): [string, ErasureStep] => {
    const receipt = finished.steps[key]?.receipt;
    return [key, { ...step, ...(receipt && { receipt }) }];
  });
  return {
    ...asked,
    steps: { ...finished.steps, ...Object.fromEntries(again) },
    earlier: roundsUpTo(finished),
  };
}

/** A receipt with what a later look removed on top; one that found nothing changes nothing. */
export function withRemoved(
  receipt: ErasureReceipt | undefined,
  later: ErasureReceipt,
): ErasureReceipt {
  if (receipt !== undefined && removedNothing(later)) return receipt;
  const removed: Record<string, number> = { ...receipt?.removed };
  for (const [place, count] of Object.entries(later.removed))
    removed[place] = (removed[place] ?? 0) + count;
  return { erasedAt: later.erasedAt, removed };
}

export function removedNothing({ removed }: ErasureReceipt): boolean {
  return Object.values(removed).every((count) => count === 0);
}

export function progressOf(saga: ErasureSaga): ErasureProgress {
  const { requestedAt, refusal, erasedAt, finishedAt, earlier = [] } = saga;
  return {
    state: stateOf(saga),
    requestedAt,
    refusal,
    receipts: Object.values(saga.steps).map(
      ({ holder, subject, state, attempts, receipt, problem }) => ({
        service: holder,
        subject,
        state,
        attempts,
        ...(receipt && { erasedAt: receipt.erasedAt, removed: { ...receipt.removed } }),
        ...(problem !== undefined && { problem }),
      }),
    ),
    ...(erasedAt !== undefined && { erasedAt }),
    ...(finishedAt !== undefined && { finishedAt }),
    ...(earlier.length > 0 && { earlier: [...earlier] }),
  };
}

function stateOf({ erasedAt, finishedAt }: ErasureSaga): ErasureProgress["state"] {
  if (finishedAt !== undefined) return "finished";
  return erasedAt === undefined ? "pending" : "erased";
}
