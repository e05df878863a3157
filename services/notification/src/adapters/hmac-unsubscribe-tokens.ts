import { createHmac, timingSafeEqual } from "node:crypto";
import { candidateIdSchema, mailLists } from "@raakvlak/contracts";
import type { UnsubscribeTokens } from "../use-cases/unsubscribe-tokens.ts";

/** Key id to secret; a key that was ever used stays, since links in old mails never expire. */
export type TokenKeys = Readonly<Record<string, string>>;

/**
 * Tokens as `key.payload.signature`: the payload is the number of the list and the 16 bytes of the candidate's id, the
 * signature HMAC-SHA-256 over purpose, key id and payload. The first key signs.
 */
export function createHmacUnsubscribeTokens(keys: TokenKeys): UnsubscribeTokens {
  const [newest] = Object.keys(keys);
  if (newest === undefined) throw new Error("unsubscribe tokens need at least one key");
  const signatureOf = (keyId: string, payload: string): Buffer | undefined => {
    const secret = Object.hasOwn(keys, keyId) ? keys[keyId] : undefined;
    return secret === undefined
      ? undefined
      : createHmac("sha256", secret).update(`unsubscribe.${keyId}.${payload}`).digest();
  };
  return {
    issue(candidateId, list) {
      const id = Buffer.from(candidateId.replaceAll("-", ""), "hex");
      const payload = Buffer.concat([Buffer.of(mailLists.indexOf(list)), id]).toString("base64url");
      return `${newest}.${payload}.${signatureOf(newest, payload)?.toString("base64url")}`;
    },
    read(token) {
      const [keyId = "", payload = "", signature = "", ...rest] = token.split(".");
      const expected = signatureOf(keyId, payload);
      const given = Buffer.from(signature, "base64url");
      if (!expected || rest.length > 0 || given.length !== expected.length) return undefined;
      return timingSafeEqual(given, expected) ? meaningOf(payload) : undefined;
    },
  };
}

function meaningOf(payload: string): ReturnType<UnsubscribeTokens["read"]> {
  const bytes = Buffer.from(payload, "base64url");
  const list = mailLists[bytes[0] ?? -1];
  const digits = bytes.subarray(1).toString("hex");
  const candidateId = digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  return list && candidateIdSchema.safeParse(candidateId).success
    ? { candidateId, list }
    : undefined;
}
