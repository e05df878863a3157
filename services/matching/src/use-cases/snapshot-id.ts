import { createHash } from "node:crypto";
import { dayOf } from "../domain/pair.ts";
import type { Snapshot } from "./snapshots.ts";

/**
 * Names a snapshot after all that its scores depend on, so a list that is looked at again and again without a change is
 * one snapshot: vacancy, model, UTC day and the inputs in their order. 32 characters, 192 bits.
 */
export function snapshotIdOf({
  vacancyId,
  vacancyVersion,
  vacancy,
  model,
  now,
  listed,
}: Omit<Snapshot, "id">): string {
  const content = JSON.stringify([
    vacancyId,
    vacancyVersion,
    vacancy,
    model,
    dayOf(new Date(now)),
    listed,
  ]);
  return createHash("sha256").update(content).digest("base64url").slice(0, 32);
}
