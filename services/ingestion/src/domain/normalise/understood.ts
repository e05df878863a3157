/** A value with where it came from: every field of a vacancy can be traced to the words that it was read from. */
export interface Understood<Value> {
  readonly value: Value;
  /** The source's own words or code. */
  readonly words?: string;
  /** 0–100. */
  readonly confidence: number;
}

/** The usual confidences, so that a table of values reads as what was certain and what was guessed. */
export const STATED = 95;
export const CODED = 85;
export const READ = 80;
export const IMPLIED = 60;
export const GUESSED = 45;

export function understood<Value>(
  value: Value,
  confidence: number,
  words?: string,
): Understood<Value> {
  return words === undefined
    ? { value, confidence }
    : { value, confidence, words: words.trim().slice(0, 300) };
}
