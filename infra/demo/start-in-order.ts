import type { ServiceName } from "@raakvlak/contracts";
import type { Fleet } from "../processes/fleet.ts";

interface StartOptions {
  /** Resolves when the site's pages are built. */
  pages: Promise<void>;
  timeoutMs: number;
}

export interface OrderedStart {
  /** When candidates can be registered: preference answers, and notification, which it asks. */
  forCandidates: Promise<unknown>;
  all: Promise<unknown>;
}

/**
 * Starts all services, the site after the others: two cores start five at a time slower than what the first mail waits
 * for. A failure is told by `all`, also when nobody has listened to it yet.
 */
export function startInOrder(
  fleet: Pick<Fleet, "process">,
  { pages, timeoutMs }: StartOptions,
): OrderedStart {
  const ready = (service: ServiceName) => {
    const each = fleet.process(service);
    each.start();
    return each.ready(timeoutMs);
  };
  const forCandidates = Promise.all([ready("preference"), ready("notification")]);
  const forVacancies = Promise.all([ready("matching"), ready("ingestion")]);
  const site = Promise.all([pages, forCandidates, forVacancies]).then(() => ready("site"));
  site.catch(() => {});
  return { forCandidates, all: site };
}
