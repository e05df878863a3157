import { contactSchema, wishesSchema } from "@raakvlak/contracts";
import { expect, test } from "vitest";
import { inventCandidates } from "./invented-candidates.ts";

test("the same seed invents the same candidates, another seed others", () => {
  expect(inventCandidates(20, 7)).toEqual(inventCandidates(20, 7));
  expect(inventCandidates(20, 8)).not.toEqual(inventCandidates(20, 7));
});

test("every invented candidate is one that preference accepts, with an address of its own", () => {
  const candidates = inventCandidates(300, 1);
  for (const { contact, wishes } of candidates) {
    expect(contactSchema.safeParse(contact).error?.issues ?? []).toEqual([]);
    expect(wishesSchema.safeParse(wishes).error?.issues ?? []).toEqual([]);
  }
  expect(new Set(candidates.map(({ contact }) => contact.address)).size).toBe(300);
  expect(new Set(candidates.map(({ candidateId }) => candidateId)).size).toBe(300);
});
