import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { candidateIdSchema, epochSchema } from "@raakvlak/contracts";
import type { ConfirmationTokens } from "../use-cases/grant-consent.ts";

const payloadSchema = z.object({ c: candidateIdSchema, e: epochSchema });

/** Tokens as `payload.signature`, HMAC-SHA-256; good until the request they belong to is confirmed, withdrawn or replaced. */
export function createHmacConfirmationTokens(secret: string): ConfirmationTokens {
  const signatureOf = (payload: string) =>
    createHmac("sha256", secret).update(`confirm-alerts.${payload}`).digest();
  return {
    sign({ candidateId, epoch }) {
      const payload = Buffer.from(JSON.stringify({ c: candidateId, e: epoch })).toString(
        "base64url",
      );
      return `${payload}.${signatureOf(payload).toString("base64url")}`;
    },
    read(token) {
      const [payload = "", signature = "", ...rest] = token.split(".");
      const given = Buffer.from(signature, "base64url");
      const expected = signatureOf(payload);
      if (rest.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected))
        return undefined;
      const { c: candidateId, e: epoch } = payloadSchema.parse(
        JSON.parse(Buffer.from(payload, "base64url").toString("utf8")),
      );
      return { candidateId, epoch };
    },
  };
}
