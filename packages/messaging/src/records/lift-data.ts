import type { EventContract } from "@raakvlak/contracts";

/** Data of an older event version in the form of the present one: each upcaster lifts it by one version. */
export function liftData(event: EventContract, version: number, data: unknown): unknown {
  let lifted = data;
  for (let step = version; step < event.version; step += 1) {
    const upcaster = event.upcasters[step];
    if (!upcaster) throw new Error(`${event.type}: no upcaster from version ${step}`);
    lifted = upcaster(lifted as never);
  }
  return lifted;
}
