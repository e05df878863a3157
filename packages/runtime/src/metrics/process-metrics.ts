import { monitorEventLoopDelay } from "node:perf_hooks";
import { metrics } from "./metrics.ts";

/** Five wake-ups a second: finer ones alone would cost an idle service half a per cent of a core. */
const resolutionMs = 200;

/** What every service shows of its own process. */
export function publishProcessMetrics(): void {
  const delays = monitorEventLoopDelay({ resolution: resolutionMs });
  delays.enable();
  metrics.gauge("raakvlak_process_resident_memory_bytes", () => process.memoryUsage.rss());
  metrics.gauge("raakvlak_process_start_time_seconds", () => performance.timeOrigin / 1_000);
  metrics.total("raakvlak_process_cpu_seconds_total", () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1_000_000;
  });
  metrics.gauge("raakvlak_event_loop_delay_p99_seconds", () => {
    // What is measured is from one wake-up to the next, the pause between them included.
    const lateMs = delays.percentile(99) / 1e6 - resolutionMs;
    delays.reset();
    return Number.isFinite(lateMs) ? Math.max(0, lateMs) / 1_000 : 0;
  });
}
