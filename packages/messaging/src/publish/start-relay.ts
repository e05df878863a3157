import type { Relay, RelayOptions } from "./relay.ts";
export async function startRelay(options: RelayOptions): Promise<Relay> {
  throw new Error(`stands soon: ${options.everyMs}`);
}
