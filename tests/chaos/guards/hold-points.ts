import type { Replacement } from "./hooks/replacement.ts";
import type { Actor } from "./stage.ts";

const at = (place: string) => `await globalThis.chaosHold("${place}");\n`;

/** Where the schedules can stop a service, with its guards on or off. */
export const holdPoints: Readonly<Record<Actor, readonly Replacement[]>> = {
  ingestion: [],
  preference: [],
  matching: [
    {
      file: "services/matching/src/use-cases/match-vacancy.ts",
      ...before("    const looked = await look(job);", "match-vacancy"),
    },
  ],
  notification: [
    // The message is listed and its job written; the message itself is not.
    {
      file: "services/notification/src/use-cases/assign-slot.ts",
      ...before("  if (!(await deps.rows.join(seed, { vacancyId, attempt }, now)))", "join"),
    },
    // Claimed, built and signed; the mail server has not been asked.
    {
      file: "services/notification/src/use-cases/hand-over-row.ts",
      ...before("    outcome = await deps.transport.handOver(mail, enter, facts);", "offer"),
    },
    // In handing; no byte has left.
    {
      file: "services/notification/src/use-cases/hand-over-row.ts",
      ...before("    // The last look, directly before the bytes", "handing"),
    },
  ],
};

function before(piece: string, place: string): Pick<Replacement, "piece" | "by"> {
  return { piece, by: `${at(place)}${piece}` };
}
