import type { subjectRoutes } from "@raakvlak/contracts";
import { bindRoute, httpProblem, type BoundRoute } from "@raakvlak/runtime";
import type { Subjects } from "./create-subjects.ts";

type SubjectRoutes = ReturnType<typeof subjectRoutes>;

/** Inventory and export of a service. */
export function bindSubjectReads(
  routes: Pick<SubjectRoutes, "dataInventory" | "exportSubject">,
  { service, inventory, exportSubject }: Subjects,
): BoundRoute[] {
  return [
    bindRoute(routes.dataInventory, async () => ({ service, places: [...inventory] })),
    bindRoute(routes.exportSubject, async ({ params: { candidateId } }) => ({
      service,
      candidateId,
      holdings: await exportSubject(candidateId),
    })),
  ];
}

/** Inventory, export and erasure of a service. */
export function bindSubjectRoutes(routes: SubjectRoutes, subjects: Subjects): BoundRoute[] {
  return [
    ...bindSubjectReads(routes, subjects),
    bindRoute(routes.eraseSubject, async ({ params: { candidateId } }) => {
      const erasure = await subjects.eraseSubject(candidateId);
      if (erasure.kind === "pending")
        return httpProblem(409, "message-under-way", "A message is being handed over: ask again");
      const { removed, at } = erasure;
      return { service: subjects.service, candidateId, erasedAt: at.toISOString(), removed };
    }),
  ];
}
