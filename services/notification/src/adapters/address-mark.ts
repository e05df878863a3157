import { createHmac } from "node:crypto";

/** A fingerprint by which an address can be told from another one without being kept. */
export function createAddressMark(secret: string): (address: string) => string {
  return (address) =>
    createHmac("sha256", secret)
      .update(`address.${address.trim().toLowerCase()}`)
      .digest("base64url")
      .slice(0, 22);
}
