import type { Clock } from "./clock.ts";
import { createFileClock } from "./file-clock.ts";
import { createSystemClock } from "./system-clock.ts";

/** The clock that the configuration names: the machine's, or `file:<path>`, which tests steer (refused in production by the config schema). */
export function createClock(config: { readonly clock?: string | undefined }): Clock {
  const system = createSystemClock();
  if (!config.clock) return system;
  if (!config.clock.startsWith("file:")) throw new Error(`unknown clock "${config.clock}"`);
  return createFileClock(config.clock.slice("file:".length), system);
}
