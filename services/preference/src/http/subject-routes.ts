import { preferenceRoutes } from "@raakvlak/contracts";
import { bindSubjectReads, type Subjects } from "@raakvlak/messaging";
import { bindRoute, httpProblem, type BoundRoute } from "@raakvlak/runtime";
import {
  progressOf,
  stepKey,
  type ErasureReceipt,
  type ErasureSaga,
} from "../domain/erasure-saga.ts";
import type { ErasePerson } from "../use-cases/erase-person.ts";
import type { ExportPerson } from "../use-cases/export-person.ts";

interface Needs {
  subjects: Subjects;
  erasePerson: ErasePerson;
  exportPerson: ExportPerson;
  findErasure: (candidateId: string) => Promise<ErasureSaga | undefined>;
}

/** This service's own receipt; undefined while it still has to be erased here, also when an earlier round has given one. */
function ownReceiptOf({ id, steps }: ErasureSaga): ErasureReceipt | undefined {
  const step = steps[stepKey("preference", id)];
  return step?.state === "erased" ? step.receipt : undefined;
}

/** Export and erasure of one person: of this service's part, and of all. */
export function createSubjectRoutes(needs: Needs): BoundRoute[] {
  return [
    ...bindSubjectReads(preferenceRoutes, needs.subjects),
    bindRoute(preferenceRoutes.exportPerson, ({ params }) =>
      needs.exportPerson(params.candidateId),
    ),
    bindRoute(preferenceRoutes.eraseSubject, async ({ params: { candidateId } }) => {
      const saga = await needs.erasePerson([candidateId]);
      const receipt = ownReceiptOf(saga);
      if (receipt === undefined)
        return httpProblem(503, "erasure-not-yet-here", "Nothing is erased here yet; it goes on");
      const { erasedAt, removed } = receipt;
      const erasure = progressOf(saga);
      return {
        service: "preference",
        candidateId,
        erasedAt,
        removed: { ...removed },
        erasure,
      };
    }),
    bindRoute(preferenceRoutes.readErasure, async ({ params: { candidateId } }) => {
      const saga = await needs.findErasure(candidateId);
      if (saga === undefined)
        return httpProblem(404, "erasure-unknown", "Nobody asked to erase this candidate");
      return progressOf(saga);
    }),
  ];
}
