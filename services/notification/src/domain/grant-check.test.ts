import type { Grant } from "@raakvlak/contracts";
import { expect, it } from "vitest";
import { grantStands } from "./grant-check.ts";

const grant = (epoch: number, carriedRefusals: number): Grant => ({
  state: "granted",
  epoch,
  carriedRefusals,
  grantedAt: "2026-11-24T09:00:00.000Z",
  wordingVersion: "1",
  how: "registration",
});

it.each([
  // what, message's epoch, grant, refusals: count and through, stands
  ["never refused", 1, grant(1, 0), [0, 0], true],
  ["a second grant after a refusal", 2, grant(2, 1), [1, 1], true],
  ["a new grant that did not know of the refusal", 2, grant(2, 0), [1, 1], false],
  ["a grant that knows of a refusal not heard here", 1, grant(1, 1), [0, 0], false],
  ["the refused epoch", 1, grant(1, 1), [1, 1], false],
  ["an epoch below everything refused", 2, grant(2, 2), [2, 3], false],
  ["a message of an older grant", 1, grant(2, 0), [0, 0], false],
  ["a message of a newer grant than held", 3, grant(2, 0), [0, 0], false],
  ["an ended grant", 1, { state: "ended", epoch: 1 }, [0, 0], false],
  ["no grant at all", 1, undefined, [0, 0], false],
] as const)("a grant: %s", (...[, epoch, held, [count, refusedThrough], stands]) => {
  expect(grantStands(epoch, held, { count, refusedThrough })).toBe(stands);
});
