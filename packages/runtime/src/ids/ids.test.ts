import { expect, test } from "vitest";
import { createPseudonymiser } from "./pseudonymiser.ts";
import { uuidFrom } from "./uuid-from.ts";

test("a version 5 UUID is that of RFC 9562, appendix A.4", () => {
  const dns = "6ba7b810-9dad-11d1-80b4-00c04fd430c8";
  expect(uuidFrom(dns, "www.example.com")).toBe("2ed6657d-e927-568b-95e1-2665a8aea6a2");
});

test("a namespace that is no UUID is refused", () => {
  expect(() => uuidFrom("raakvlak", "x")).toThrow(RangeError);
});

test("a pseudonym depends on id and secret and says nothing of either", () => {
  const pseudonymise = createPseudonymiser("a secret");
  const pseudonym = pseudonymise("3b241101-e2bb-4255-8caf-4136c566a962");
  expect(pseudonym).toMatch(/^[A-Za-z0-9_-]{22}$/);
  expect(pseudonymise("3b241101-e2bb-4255-8caf-4136c566a962")).toBe(pseudonym);
  expect(pseudonymise("3b241101-e2bb-4255-8caf-4136c566a963")).not.toBe(pseudonym);
  expect(createPseudonymiser("another")("3b241101-e2bb-4255-8caf-4136c566a962")).not.toBe(
    pseudonym,
  );
});
