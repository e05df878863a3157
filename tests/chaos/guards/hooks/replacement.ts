/** A piece of a source file, which stands in it exactly once, and what takes its place while a service loads it. */
export interface Replacement {
  /** From the project's root. */
  readonly file: string;
  readonly piece: string;
  readonly by: string;
}
