/** Rules that can be switched off, to prove that the model notices. */
export type Fault =
  | "fence-ignored"
  | "rows-not-listed"
  | "send-not-planned"
  | "unwritten-not-ended"
  | "lease-not-checked"
  | "refusals-not-counted";

export type Faults = ReadonlySet<Fault>;
