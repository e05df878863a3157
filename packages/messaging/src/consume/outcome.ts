/** What became of a fact, in the handler's eyes. A throw means "try again later". */
export type Outcome =
  | { readonly kind: "done" }
  | { readonly kind: "skipped"; readonly reason: string }
  | {
      readonly kind: "rejected";
      readonly reason: string;
      /** For the parked message only, never for the log: it may quote the payload. */
      readonly detail?: string;
    };

const theDone: Outcome = { kind: "done" };

/** The fact has had its effect, durably. */
export function done(): Outcome {
  return theDone;
}

/** The fact rightly has no effect here. */
export function skipped(reason: string): Outcome {
  return { kind: "skipped", reason };
}

/** The fact can not be dealt with: it is parked with the reason and the partition moves on. The reason is logged: nothing personal. */
export function rejected(reason: string): Outcome {
  return { kind: "rejected", reason };
}
