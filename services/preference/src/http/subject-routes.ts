import { preferenceRoutes } from "@raakvlak/contracts";
import { bindSubjectReads, type Subjects } from "@raakvlak/messaging";
import { bindRoute, httpProblem, type BoundRoute } from "@raakvlak/runtime";
import { progressOf, stepKey, type ErasureSaga } from "../domain/erasure-saga.ts";
import type { ErasePerson } from "../use-cases/erase-person.ts";
import type { ExportPerson } from "../use-cases/export-person.ts";

interface Needs {
  subjects: Subjects;
  erasePerson: ErasePerson;
  exportPerson: ExportPerson;
  findErasure: (candidateId: string) => Promise<ErasureSaga | undefined>;
}

/** This service's own part has its receipt when the erasure of a person has begun. */
function ownReceiptOf({ id, steps, requestedAt }: ErasureSaga) {
  const receipt = steps[stepKey("preference", id)]?.receipt;
  return { erasedAt: receipt?.erasedAt ?? requestedAt, removed: { ...receipt?.removed } };
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
      const erasure = progressOf(saga);
      return { service: "preference", candidateId, ...ownReceiptOf(saga), erasure };
    }),
    bindRoute(preferenceRoutes.readErasure, async ({ params: { candidateId } }) => {
      const saga = await needs.findErasure(candidateId);
      if (saga === undefined)
        return httpProblem(404, "erasure-unknown", "Nobody asked to erase this candidate");
      return progressOf(saga);
    }),
  ];
}
