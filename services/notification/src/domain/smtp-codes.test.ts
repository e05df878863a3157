import { expect, test } from "vitest";
import { codesOf } from "./smtp-outcome.ts";

test.each([
  ["550 5.1.1 <noor@voorbeeld.example>: Recipient address rejected", "550 5.1.1"],
  ["550-5.7.1 noor, you are not welcome", "550 5.7.1"],
  ["554 noor 1234", "554"],
  ["deferred for five days, last: 451 4.7.1 try later, noor@voorbeeld.example", "451 4.7.1"],
  ["noor@voorbeeld.example4501: connection lost", "no reply code"],
  ["", "no reply code"],
])("of %j others hear %j", (words, heard) => {
  expect(codesOf(words)).toBe(heard);
});
