import { expect, it } from "vitest";
import { unsent } from "./unsent.ts";

it("hands over what it holds, and shows it to nobody who looks at all there is", () => {
  const held = unsent({ secret: "finding" });
  expect(held.value.secret).toBe("finding");
  expect([Object.keys(held), JSON.stringify({ ...held })]).toEqual([[], "{}"]);
});
