import type { Profile } from "@raakvlak/contracts";
import { expect, it } from "vitest";
import { pairOf } from "../domain/fixtures/bare-pair.ts";
import { createDictionaries, type Dictionaries } from "./dictionary.ts";
import { encodeProfile } from "./encode-profile.ts";

const { profile } = pairOf({ name: "", profile: { occupations: [] } });
const place = { vector: { x: 1, y: 0, z: 0 }, label: "Utrecht", radiusKm: 20, country: "NL" };
const interest = { rawWeight: 1, lastDay: 20_000, evidence: 1 };

/** What each names, and how many of its kind have a place in records. */
const rows: readonly (readonly [keyof Dictionaries, number, string, Partial<Profile>])[] = [
  ["labels", 65_536, "Utrecht", { places: [place] }],
  ["countries", 255, "NL", { places: [place] }],
  [
    "occupations",
    65_536,
    "occupation:a",
    { occupations: [{ concept: "occupation:a", weight: 3 }] },
  ],
  ["skills", 65_536, "skill:a", { skills: [{ concept: "skill:a", weight: 3 }] }],
  [
    "sectors",
    2 ** 22,
    "sector:a",
    {
      interests: {
        occupations: [],
        skills: [],
        sectors: [{ ...interest, concept: "sector:a" }],
        places: [],
      },
    },
  ],
];

it.each(rows)(
  "of the %s the %i first have room, whatever others named",
  (kind, room, text, named) => {
    const known = createDictionaries();
    known[kind].restore(room, [[room - 1, text]]);
    expect(encodeProfile({ ...profile, ...named }, known)).toBe(true);
    const full = createDictionaries();
    full[kind].restore(room, []);
    expect(encodeProfile({ ...profile, ...named }, full)).toBe(false);
    // Whoever names none of the late ones is not kept out by those who do.
    expect(encodeProfile(profile, full)).toBe(true);
  },
);

it.each([
  ["an edit before 1970", { editedAt: "1969-12-31T23:59:59.999Z" }],
  [
    "more grants than anybody gives",
    { purposes: { ...profile.purposes, alerts: { epoch: 65_536, since: profile.editedAt } } },
  ],
])("has no room for %s", (_what, odd) => {
  expect(encodeProfile({ ...profile, ...odd }, createDictionaries())).toBe(false);
});
