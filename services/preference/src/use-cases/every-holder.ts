import type { Holder, PersonExport } from "@raakvlak/contracts";
import type { Subjects } from "@raakvlak/messaging";
import type { ErasureReceipt } from "../domain/erasure-saga.ts";
import type { ErasingHolders } from "./erasure-sagas.ts";

type Other = Exclude<Holder, "preference">;
type Part = PersonExport["parts"][number];

interface Needs {
  /** This service's own part. */
  subjects: Pick<Subjects, "eraseSubject" | "exportSubject">;
  others: Pick<ErasingHolders, "refuse"> & {
    erase(candidateId: string, holder: Other): Promise<ErasureReceipt>;
    exportAt(candidateId: string, holder: Other): Promise<Part>;
  };
}

/** All services alike, this one included. */
export function createEveryHolder({ subjects, others }: Needs) {
  return {
    refuse: others.refuse,
    async erase(candidateId: string, holder: Holder): Promise<ErasureReceipt> {
      if (holder !== "preference") return others.erase(candidateId, holder);
      const erasure = await subjects.eraseSubject(candidateId);
      if (erasure.kind === "pending") throw new Error("nothing is refused here");
      return { erasedAt: erasure.at.toISOString(), removed: erasure.removed };
    },
    async exportAt(candidateId: string, holder: Holder): Promise<Part> {
      if (holder !== "preference") return others.exportAt(candidateId, holder);
      const holdings = await subjects.exportSubject(candidateId);
      return { service: "preference", candidateId, holdings };
    },
  };
}
