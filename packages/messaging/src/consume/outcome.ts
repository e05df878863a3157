/** What became of a fact, in the handler's eyes. A throw means "try again later". */
export type Outcome =
  | { readonly kind: "done" }
  | { readonly kind: "skipped"; readonly reason: string }
  | { readonly kind: "rejected"; readonly reason: string };

/** Inside the middleware only: not settled, and nothing behind it on the partition is either. */
export interface Postponed {
  readonly kind: "postponed";
  readonly reason: string;
  readonly until: Promise<void>;
}

export type Result = Outcome | Postponed;

const theDone: Outcome = { kind: "done" };

/** The fact has had its effect, durably. */
export function done(): Outcome {
  return theDone;
}

/** The fact rightly has no effect here. */
export function skipped(reason: string): Outcome {
  return { kind: "skipped", reason };
}

/** The fact can not be dealt with: it is parked with the reason and the partition moves on. */
export function rejected(reason: string): Outcome {
  return { kind: "rejected", reason };
}
