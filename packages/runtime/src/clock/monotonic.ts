import { uptime } from "node:os";
import { performance } from "node:perf_hooks";

/** A suspension shorter than this drowns in the 10 ms steps of the system's uptime. */
const noticeableMs = 200;

/** Whether `monotonicMs` counts the time a machine was suspended, on this platform. */
export const monotonicCountsSuspension = ["linux", "darwin", "win32"].includes(process.platform);

/**
 * A counter of milliseconds that never goes back. Node's own counter stands still while a Linux machine is suspended
 * (CLOCK_MONOTONIC), but a lease has to run out meanwhile: so the gap to the uptime, which counts suspension
 * (CLOCK_BOOTTIME), is added as soon as it grows. On macOS and Windows Node's counter counts suspension itself.
 */
export function createMonotonic(
  counterMs: () => number = () => performance.now(),
  bootMs: (() => number) | undefined = process.platform === "linux"
    ? () => uptime() * 1_000
    : undefined,
): () => number {
  if (!bootMs) return counterMs;
  const gapAtStartMs = bootMs() - counterMs();
  let suspendedMs = 0;
  return () => {
    const counter = counterMs();
    const gapMs = bootMs() - counter - gapAtStartMs;
    if (gapMs - suspendedMs > noticeableMs) suspendedMs = gapMs;
    return counter + suspendedMs;
  };
}
