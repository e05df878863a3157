import type { ServiceProcess } from "@raakvlak/infra/processes/service-process.ts";
import { setTimeout as pause } from "node:timers/promises";

export interface Supervisor extends AsyncDisposable {
  /** Leaves a process alone: somebody else ends and starts it. */
  hold(process: ServiceProcess): void;
  release(process: ServiceProcess): void;
  /** How often a process ended by itself and was started again. */
  readonly restarts: number;
}

const lookEveryMs = 500;

/** Starts again what has ended, as every installation does: a service that loses the broker for good ends on purpose. */
export function supervise(processes: Iterable<ServiceProcess>): Supervisor {
  const all = [...processes];
  const held = new Set<ServiceProcess>();
  const stop = new AbortController();
  let restarts = 0;
  const look = () => {
    for (const each of all) {
      if (each.running || held.has(each)) continue;
      restarts += 1;
      each.start();
    }
  };
  const watching = (async () => {
    while (!stop.signal.aborted) {
      look();
      await pause(lookEveryMs, undefined, { signal: stop.signal }).catch(() => undefined);
    }
  })();
  return {
    hold: (process) => void held.add(process),
    release: (process) => void held.delete(process),
    get restarts() {
      return restarts;
    },
    async [Symbol.asyncDispose]() {
      stop.abort();
      await watching;
    },
  };
}
