import { createHash } from "node:crypto";
import type { Asked } from "@raakvlak/contracts";
import { dayOf } from "../domain/pair.ts";
import type { AskedBy, Snapshot } from "./snapshots.ts";

/**
 * Names a snapshot after all that its scores depend on, so a list that is looked at again and again without a change is
 * one snapshot: vacancy or search, model, UTC day and the inputs in their order.
 */
export function snapshotIdOf({ asked, vacancy, model, now, listed }: Omit<Snapshot, "id">): string {
  const whose = asked.kind === "vacancy" ? [asked.vacancyId, asked.vacancyVersion] : [asked.search];
  return nameOf([...whose, vacancy, model, dayOf(new Date(now)), listed]);
}

export function askedByOf(asked: Asked): AskedBy {
  return asked.kind === "vacancy" ? asked : { kind: "search", searchId: nameOf(asked.search) };
}

/** 32 characters, 192 bits. */
function nameOf(content: unknown): string {
  const hash = createHash("sha256").update(JSON.stringify(content));
  return hash.digest("base64url").slice(0, 32);
}
