import { preferenceRoutes } from "@raakvlak/contracts";
import { bindRoute, type BoundRoute } from "@raakvlak/runtime";
import type { EraseSubject } from "../use-cases/erase-subject.ts";
import type { ExportSubject } from "../use-cases/export-subject.ts";

interface Needs {
  exportSubject: ExportSubject;
  eraseSubject: EraseSubject;
}

/** Export and erasure of one person. */
export function createSubjectRoutes({ exportSubject, eraseSubject }: Needs): BoundRoute[] {
  return [
    bindRoute(preferenceRoutes.exportSubject, async ({ params: { candidateId } }) => ({
      service: "preference",
      candidateId,
      holdings: await exportSubject(candidateId),
    })),
    bindRoute(preferenceRoutes.eraseSubject, async ({ params: { candidateId } }) => ({
      service: "preference",
      candidateId,
      ...(await eraseSubject(candidateId)),
    })),
  ];
}
