/** How a job ended. A throw means: failed, try again later. */
export type JobResult =
  | { readonly done: true }
  | { readonly putBackMs: number; readonly reason: string };

export function jobDone(): JobResult {
  return { done: true };
}

/** Not now: the job is looked at again in `ms` milliseconds, without counting as a failure. */
export function putBack(ms: number, reason: string): JobResult {
  return { putBackMs: ms, reason };
}
