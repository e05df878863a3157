import type { Holder, PersonExport } from "@raakvlak/contracts";
import { holders } from "../domain/erasure-saga.ts";

interface Needs {
  /** One service's part; throws when it can not be asked. */
  exportAt: (candidateId: string, holder: Holder) => Promise<PersonExport["parts"][number]>;
  problemOf: (error: unknown) => string;
}

/** Everything that any service holds of a person; a service that can not be asked is named, never left out in silence. */
export type ExportPerson = (candidateId: string) => Promise<PersonExport>;

export function createExportPerson({ exportAt, problemOf }: Needs): ExportPerson {
  return async (candidateId) => {
    const parts: PersonExport["parts"] = [];
    const missing: PersonExport["missing"] = [];
    for (const service of holders) {
      try {
        parts.push(await exportAt(candidateId, service));
      } catch (error) {
        missing.push({ service, problem: problemOf(error) });
      }
    }
    return { candidateId, complete: missing.length === 0, parts, missing };
  };
}
