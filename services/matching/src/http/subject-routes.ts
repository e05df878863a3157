import { matchingRoutes } from "@raakvlak/contracts";
import { bindRoute, type BoundRoute } from "@raakvlak/runtime";
import type { EraseSubject } from "../use-cases/erase-subject.ts";
import type { ExportSubject } from "../use-cases/export-subject.ts";

interface Needs {
  readonly exportSubject: ExportSubject;
  readonly eraseSubject: EraseSubject;
  readonly now: () => Date;
}

/** Export and erasure of one person (invariant 9). */
export function createSubjectRoutes({ exportSubject, eraseSubject, now }: Needs): BoundRoute[] {
  return [
    bindRoute(matchingRoutes.exportSubject, async ({ params: { candidateId } }) => ({
      service: "matching",
      candidateId,
      holdings: await exportSubject(candidateId),
    })),
    bindRoute(matchingRoutes.eraseSubject, async ({ params: { candidateId } }) => ({
      service: "matching",
      candidateId,
      removed: await eraseSubject(candidateId),
      erasedAt: now().toISOString(),
    })),
  ];
}
