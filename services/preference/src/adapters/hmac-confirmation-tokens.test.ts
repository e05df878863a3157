import { expect, test } from "vitest";
import { createHmacConfirmationTokens } from "./hmac-confirmation-tokens.ts";

const subject = { candidateId: "6f1d9c1e-5b0a-4e57-9a3e-2f4c1f0d7a11", epoch: 3 };
const tokens = createHmacConfirmationTokens("a secret of at least sixteen characters");
const token = tokens.sign(subject);

test("a token names its candidate and request", () => {
  expect(tokens.read(token)).toEqual(subject);
});

test.each([
  [
    "of another secret",
    createHmacConfirmationTokens("another secret, just as long as that").sign(subject),
  ],
  [
    "with another payload",
    `${Buffer.from(JSON.stringify({ c: subject.candidateId, e: 4 })).toString("base64url")}.${token.split(".")[1]}`,
  ],
  ["without signature", token.split(".")[0] ?? ""],
  ["with a shortened signature", token.slice(0, -2)],
  ["with something behind it", `${token}.x`],
  ["that is empty", ""],
])("a token %s is refused", (_name, forged) => {
  expect(tokens.read(forged)).toBeUndefined();
});
