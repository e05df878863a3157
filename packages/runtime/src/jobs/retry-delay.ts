const firstMs = 1_000;
const longestMs = 300_000;

/** How long to wait after a failed attempt: 1 s, doubled for every attempt before it, at most 5 minutes. */
export function retryDelayMs(attemptsBefore: number): number {
  return Math.min(longestMs, firstMs * 2 ** Math.min(attemptsBefore, 20));
}
