import type { ParkedStore } from "@raakvlak/messaging";
import type { Database } from "@raakvlak/runtime";
import type { SubjectHoldings } from "../use-cases/subject-holdings.ts";

/** What is held of one person. Pairs and rows are found by a scan: export and erasure are rare, an index for them is not. */
export function createMongoSubjectHoldings(
  { connection }: Database,
  parked: Pick<ParkedStore, "forget">,
): SubjectHoldings {
  const recipients = connection.collection<{ _id: string }>("recipients");
  const pairs = connection.collection<{ candidateId: string }>("pairs");
  const rows = connection.collection<{ candidateId: string }>("rows");
  return {
    async read(candidateId) {
      return {
        recipients: await recipients.find({ _id: candidateId }).toArray(),
        pairs: await pairs.find({ candidateId }).toArray(),
        rows: await rows.find({ candidateId }).toArray(),
      };
    },
    async remove(candidateId) {
      const counts = {
        parked: await parked.forget([candidateId]),
        pairs: (await pairs.deleteMany({ candidateId })).deletedCount,
        rows: (await rows.deleteMany({ candidateId })).deletedCount,
      };
      // Last: as long as it is there, an erasure that was interrupted refuses again and finds the open messages.
      const { deletedCount } = await recipients.deleteOne({ _id: candidateId });
      return { recipients: deletedCount, ...counts };
    },
  };
}
