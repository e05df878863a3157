import { createHash } from "node:crypto";

/** How many characters a hash has: 96 bits, base64url. */
export const vacancyHashLength = 16;

/**
 * Stands for one version of a vacancy in a run set. At 96 bits two of a million vacancies share one with a chance of
 * 10^-17; a shorter one could swallow a match.
 */
export function vacancyHash(vacancyId: string, version: number): string {
  const digest = createHash("sha256").update(`${vacancyId} ${version}`).digest("base64url");
  return digest.slice(0, vacancyHashLength);
}
