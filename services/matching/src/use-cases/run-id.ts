import { createHash } from "node:crypto";
import type { Fitting } from "../domain/scan.ts";

/**
 * Names a run after its job and what it found: a retry that finds the same continues the run, one that finds something
 * else (the index moved on) is a run of its own, whose size holds for it.
 */
export function runIdOf(jobId: string, found: readonly Fitting[]): string {
  const content = found.map(({ id, version, score }) => `${id} ${version} ${score}`).join("\n");
  return `${jobId}.${createHash("sha256").update(content).digest("base64url").slice(0, 16)}`;
}
