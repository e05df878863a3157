import type { ReceivedMail } from "./mailbox-client.ts";

/** Matches within this time after an immediate mail are gathered into one second mail. */
const burstMs = 60_000;

/**
 * From a vacancy's hand-over to ingestion to the acceptance of the first mail of a burst, in milliseconds, per burst. A
 * mail counts when its candidate got none in the minute before the hand-over: all others may be waiting on purpose.
 */
export function firstMailLatencies(
  mails: readonly ReceivedMail[],
  handedOverAtMs: ReadonlyMap<string, number>,
): number[] {
  const lastAtMs = new Map<string, number>();
  const latencies: number[] = [];
  for (const { address, receivedAtMs, vacancyIds } of mails) {
    const previousAtMs = lastAtMs.get(address) ?? Number.NEGATIVE_INFINITY;
    lastAtMs.set(address, receivedAtMs);
    const handedOver = handedOverAtMs.get(vacancyIds[0] ?? "");
    if (handedOver !== undefined && previousAtMs < handedOver - burstMs)
      latencies.push(receivedAtMs - handedOver);
  }
  return latencies;
}

/** The value below which `share` (0 to 1) of the values lie, by nearest rank; 0 without values. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
