import { monitorEventLoopDelay } from "node:perf_hooks";
import { metrics } from "./metrics.ts";

/** What every service shows of its own process. */
export function publishProcessMetrics(): void {
  // Five wake-ups a second: finer ones alone would cost an idle service half a per cent of a core.
  const delays = monitorEventLoopDelay({ resolution: 200 });
  delays.enable();
  metrics.gauge("raakvlak_process_resident_memory_bytes", () => process.memoryUsage.rss());
  metrics.gauge("raakvlak_process_start_time_seconds", () => performance.timeOrigin / 1_000);
  metrics.total("raakvlak_process_cpu_seconds_total", () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1_000_000;
  });
  metrics.gauge("raakvlak_event_loop_delay_p99_seconds", () => {
    const seconds = delays.percentile(99) / 1e9;
    delays.reset();
    return Number.isFinite(seconds) ? seconds : 0;
  });
}
