import { type Clock, metrics } from "@raakvlak/runtime";

const latencies = metrics.histogram("raakvlak_match_latency_seconds");

/** Measures, each time that matches of a vacancy are on the broker, how long ago the vacancy was stored. */
export function createLatencyWatch(clock: Clock): (vacancyStoredAt: Date) => void {
  return (vacancyStoredAt) => {
    latencies.record(Math.max(0, clock.now().getTime() - vacancyStoredAt.getTime()) / 1_000);
  };
}
