import type { ErasureProgress, Holder } from "@raakvlak/contracts";

/** One service's part for one id of the person. */
export interface ErasureStep {
  readonly holder: Holder;
  /** HMAC of the id. */
  readonly subject: string;
  readonly state: "waiting" | "erased";
  readonly attempts: number;
  readonly receipt?: ErasureReceipt;
  /** Why the last attempt gave no receipt. */
  readonly problem?: string;
}

export interface ErasureReceipt {
  readonly erasedAt: string;
  readonly removed: Readonly<Record<string, number>>;
}

/** The erasure of one person in every service, for every id that was merged into them (protocol F). */
export interface ErasureSaga {
  /** HMAC of the id that was asked for. */
  readonly id: string;
  /** The ids themselves, as long as a service may have to be asked; empty once finished. */
  readonly candidateIds: readonly string[];
  readonly requestedAt: string;
  readonly refusal: "done" | "pending";
  /** By `holder:subject`. */
  readonly steps: Readonly<Record<string, ErasureStep>>;
  readonly erasedAt?: string;
  readonly finishedAt?: string;
}

export const holders: readonly Holder[] = [
  "preference",
  "notification",
  "matching",
  "ingestion",
  "site",
];

export const stepKey = (holder: Holder, subject: string) => `${holder}:${subject}`;

/** A saga at its beginning; `subjects` are the HMACs of the ids, in their order. */
export function newErasureSaga(
  candidateIds: readonly string[],
  subjects: readonly string[],
  requestedAt: string,
): ErasureSaga {
  const steps = subjects.flatMap((subject) =>
    holders.map((holder): ErasureStep => ({ holder, subject, state: "waiting", attempts: 0 })),
  );
  return {
    id: subjects[0] ?? "",
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

/** A receipt with what a later look removed on top. */
export function withRemoved(
  receipt: ErasureReceipt | undefined,
  later: ErasureReceipt,
): ErasureReceipt {
  const removed: Record<string, number> = { ...receipt?.removed };
  for (const [place, count] of Object.entries(later.removed))
    removed[place] = (removed[place] ?? 0) + count;
  return { erasedAt: later.erasedAt, removed };
}

export function removedNothing({ removed }: ErasureReceipt): boolean {
  return Object.values(removed).every((count) => count === 0);
}

export function progressOf(saga: ErasureSaga): ErasureProgress {
  const { requestedAt, refusal, erasedAt, finishedAt } = saga;
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
  };
}

function stateOf({ erasedAt, finishedAt }: ErasureSaga): ErasureProgress["state"] {
  if (finishedAt !== undefined) return "finished";
  return erasedAt === undefined ? "pending" : "erased";
}
