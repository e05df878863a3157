import type { Clock } from "../clock/clock.ts";
import type { Database } from "../database/connect-database.ts";
import type { DueDocument } from "./due-document.ts";
import { createDueReads } from "./due-reads.ts";
import type { DueStore } from "./due-store.ts";
import { createDueWrites } from "./due-writes.ts";
import type { JobCatalog } from "./job-catalog.ts";

/** The `due` collection of a service's database (default name `due`), for the jobs of the catalog. */
export function createDueStore(
  database: Database,
  catalog: JobCatalog,
  options: { readonly clock: Clock; readonly collection?: string },
): DueStore {
  const collection = database.connection.collection<DueDocument>(options.collection ?? "due");
  return {
    ...createDueReads(collection),
    ...createDueWrites(collection, catalog, options.clock),
  };
}
