import { expect, test } from "vitest";
import { contactSchema } from "./preference.ts";

const contact = (timeZone: string) => ({
  address: "noor@kandidaat.example",
  timeZone,
  cadence: { kind: "daily", hour: 8, weekdays: [] },
});

test.each(["Europe/Amsterdam", "America/Argentina/Ushuaia", "UTC"])("%s is a time zone", (name) => {
  expect(contactSchema.safeParse(contact(name)).success).toBe(true);
});

test.each(["Europe/Nergens", "\u0000", "__proto__", " ", "Europe/Amsterdam\r\n"])(
  "%j is none, and its field is named",
  (name) => {
    const refused = contactSchema.safeParse(contact(name));
    expect(refused.error?.issues).toMatchObject([{ path: ["timeZone"] }]);
  },
);
