import { createHmac } from "node:crypto";

/**
 * Gives a function that turns an id into a pseudonym: the first 132 bits of its HMAC-SHA-256, base64url, 22 characters.
 * The same id and secret always give the same pseudonym; without the secret nobody can tell whose it is.
 */
export function createPseudonymiser(secret: string): (id: string) => string {
  return (id) => createHmac("sha256", secret).update(id).digest("base64url").slice(0, 22);
}
