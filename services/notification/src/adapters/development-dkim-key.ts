import { generateKeyPair } from "node:crypto";
import { promisify } from "node:util";

/** A key for this process alone: signatures of development mail verify against nothing outside. */
export async function createDevelopmentDkimKey(): Promise<string> {
  const { privateKey } = await promisify(generateKeyPair)("rsa", {
    modulusLength: 2_048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  return privateKey;
}
