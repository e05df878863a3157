import { createHash } from "node:crypto";
import { uuidFrom } from "@raakvlak/runtime";
import { canonicalJson } from "../domain/canonical-json.ts";
import type { StoredVacancy } from "../domain/vacancy-state.ts";

/** The namespace of all vacancy ids; never changes, or every vacancy would be a new one. */
const NAMESPACE = "5b0a4f2e-7d53-4c5e-9f61-2f7c1f0a9d11";

/** The same item of the same source always is the same vacancy (RFC 9562 version 5). */
export function vacancyIdOf(sourceId: string, externalId: string): string {
  return uuidFrom(NAMESPACE, `${sourceId}/${externalId}`);
}

/** Equal exactly when the vacancies are. */
export function contentHashOf(vacancy: StoredVacancy): string {
  return createHash("sha256").update(canonicalJson(vacancy)).digest("base64url");
}
