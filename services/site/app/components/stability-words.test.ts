import type { Stability } from "@raakvlak/contracts";
import { expect, test } from "vitest";
import { stabilityWords } from "./stability-words.ts";

const of = (...changes: Stability["changes"]): Stability => ({
  top: 5,
  changePercent: 10,
  holds: changes.length === 0,
  changes,
});

test("an order that holds is one sentence", () => {
  expect(stabilityWords(of(), "nl")).toEqual({
    sentence:
      "De top 5 blijft gelijk, in dezelfde volgorde, ook als een van de factoren 10 % lichter of zwaarder telt.",
    lines: [],
  });
  expect(stabilityWords({ ...of(), top: 1 }, "en").sentence).toBe(
    "The first place stays the same, also when one of the factors counts 10% less or more.",
  );
});

test.each<[string, Stability["changes"], nl: string, en: string]>([
  [
    "two who change places, by either of two factors",
    [
      { factor: "occupation", weight: "higher", changes: "order", places: [1, 3, 2, 4, 5] },
      { factor: "distance", weight: "lower", changes: "order", places: [1, 3, 2, 4, 5] },
    ],
    "Met meer gewicht voor het beroep of minder gewicht voor de afstand wisselen nummer 2 en 3 van plaats",
    "With more weight for the occupation or less weight for the distance, number 2 and 3 change places",
  ],
  [
    "another order of more",
    [{ factor: "pay", weight: "lower", changes: "order", places: [2, 3, 1, 4, 5] }],
    "Met minder gewicht voor het salaris wordt de volgorde 2, 3, 1, 4, 5",
    "With less weight for pay, the order becomes 2, 3, 1, 4, 5",
  ],
  [
    "somebody from further down",
    [{ factor: "skills", weight: "higher", changes: "people", places: [1, 2, 7, 3, 4] }],
    "Met meer gewicht voor vaardigheden komt nummer 7 erbij en valt nummer 5 af",
    "With more weight for skills, number 7 comes in and number 5 drops out",
  ],
  [
    "somebody who is not in the list",
    [{ factor: "interest", weight: "lower", changes: "people", places: [1, 2, 3, 4, 0] }],
    "Met minder gewicht voor belangstelling komt iemand die niet in deze lijst staat erbij en valt nummer 5 af",
    "With less weight for interest, somebody who is not in this list comes in and number 5 drops out",
  ],
  [
    "two at once",
    [{ factor: "pay", weight: "higher", changes: "people", places: [1, 2, 6, 8, 3] }],
    "Met meer gewicht voor het salaris komen nummer 6 en nummer 8 erbij en vallen nummer 4 en nummer 5 af",
    "With more weight for pay, number 6 and number 8 come in and number 4 and number 5 drop out",
  ],
])("%s", (_, changes, nl, en) => {
  expect(stabilityWords(of(...changes), "nl").lines).toEqual([nl]);
  expect(stabilityWords(of(...changes), "en").lines).toEqual([en]);
});
