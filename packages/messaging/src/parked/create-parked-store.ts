import type { Clock, Database } from "@raakvlak/runtime";
import type { ParkedStore } from "./parked-store.ts";
export function createParkedStore(database: Database, options: { readonly clock: Clock }): ParkedStore {
  throw new Error(`stands soon: ${String(database)} ${String(options)}`);
}
