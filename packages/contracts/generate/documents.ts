import { asyncApiFile } from "./async-api.ts";
import { eventTable } from "./event-table.ts";
import type { GeneratedFile } from "./generated-file.ts";
import { openApiFiles } from "./open-api.ts";

/** Everything under docs that is written from the contracts. */
export function documents(): GeneratedFile[] {
  return [{ path: "docs/events.md", text: eventTable() }, asyncApiFile(), ...openApiFiles()];
}
