import { createHash } from "node:crypto";
import { cefrLevels, competencies, contractKinds, workModes } from "@raakvlak/contracts";
import type { Dictionaries } from "./dictionary.ts";
import { ruleKinds } from "./encode-profile.ts";
import type { Generation } from "./generation.ts";
import * as L from "./layout.ts";
import type { Views } from "./native.ts";
import {
  bytesOf,
  coordinateBytesOf,
  hiddenOf,
  interestListOf,
  occupationListOf,
  occupationsOf,
  placeBytesOf,
  placesOf,
  rulesOf,
  sectorListOf,
  sectorsOf,
  skillsOf,
} from "./record-fields.ts";
import { hasProfile, recordIn } from "./record-table.ts";

// What of an index can be kept outside of it: records as they stand, and the texts behind their numbers.

/** Goes up when what is written changes in a way that the layout's numbers do not show. */
const format = 1;

/** Tells layouts apart: records of another one mean something else. */
export const layoutId = createHash("sha256")
  .update(
    JSON.stringify([
      format,
      Object.entries(L).toSorted(([a], [b]) => (a < b ? -1 : 1)),
      [cefrLevels, competencies, contractKinds, workModes, ruleKinds],
    ]),
  )
  .digest("hex");

/** Of the record that begins there; undefined: the bytes end before they tell it, or hold no record. */
export function lengthOfRecord(bytes: Buffer, at: number): number | undefined {
  if (at + L.R_BARE_BYTES > bytes.length) return undefined;
  const length = bytes.readUInt16LE(at + L.R_BYTES);
  return length < L.R_BARE_BYTES ? undefined : length;
}

type Kind = keyof Dictionaries;
/** Per dictionary how many numbers it has given, and the texts of those that somebody uses. */
export type NamesImage = Readonly<
  Record<Kind, { readonly size: number; readonly used: readonly (readonly [number, string])[] }>
>;

export interface Image {
  /** Every record but those of the erased; each is good until the next. One that changes meanwhile may come twice. */
  records(): Generator<Uint8Array>;
  /** Of the records that came so far. */
  names(): NamesImage;
}

/** `current` is asked anew at each record, for a rebuild may have put another generation in its place. */
export function imageOf(current: () => Generation, names: Dictionaries): Image {
  const used = Object.fromEntries(
    Object.keys(names).map((kind) => [kind, new Set<number>()]),
  ) as Record<Kind, Set<number>>;
  return {
    *records() {
      let table: Int32Array | undefined;
      for (let place = 0; ; place++) {
        const { arena, records } = current();
        // Another table has another order: from its beginning, and whoever came already comes again.
        if (records.table !== table) {
          table = records.table;
          place = 0;
        }
        if (place >= table.length) return;
        const rec = recordIn(table[place] ?? 0);
        if (rec === 0) continue;
        const { views } = arena;
        if (views.f64[(rec + L.R_VERSION) >> 3] === Number.POSITIVE_INFINITY) continue;
        if (hasProfile(arena, rec)) eachName(views, rec, (kind, number) => used[kind].add(number));
        yield views.u8.subarray(rec, rec + bytesOf(views, rec));
      }
    },
    names: () =>
      Object.fromEntries(
        Object.entries(used).map(([kind, numbers]) => {
          const { size, textOf } = names[kind as Kind];
          const texts = [...numbers]
            .toSorted((a, b) => a - b)
            .map((number) => [number, textOf(number)] as const);
          return [kind, { size, used: texts }];
        }),
      ) as unknown as NamesImage,
  };
}

/** Gives the dictionaries, which must be empty, the numbers of an image. */
export function restoreNames(names: Dictionaries, image: NamesImage): void {
  for (const [kind, { size, used }] of Object.entries(image))
    names[kind as Kind].restore(size, used);
}

/** Every number of a text in a record that holds a profile, in the order of its lists. */
function eachName(views: Views, rec: number, tell: (kind: Kind, number: number) => void): void {
  const { u8, u16, u32 } = views;
  const count = (field: number) => u8[rec + field] ?? 0;
  const coordinates = coordinateBytesOf(views, rec);
  for (let n = 0; n < placesOf(views, rec); n++) {
    const terms = rec + L.R_LISTS + n * placeBytesOf(coordinates) + coordinates;
    const country = u8[terms + L.PLACE_COUNTRY] ?? 0;
    if (country > 0) tell("countries", country - 1);
    tell("labels", u16[(terms + L.PLACE_LABEL) >> 1] ?? 0);
  }
  let half = occupationListOf(views, rec) >> 1;
  for (let n = occupationsOf(views, rec); n > 0; n--) tell("occupations", u16[half++] ?? 0);
  for (let n = skillsOf(views, rec); n > 0; n--) tell("skills", u16[half++] ?? 0);
  let at = sectorListOf(views, rec);
  const list = (kind: Kind, items: number, { shift = 0, bytes = 4 } = {}) => {
    for (let n = 0; n < items; n++, at += bytes) tell(kind, (u32[at >> 2] ?? 0) >>> shift);
  };
  list("sectors", sectorsOf(views, rec), { shift: 4 });
  at = interestListOf(views, rec);
  const interests = { shift: 10, bytes: L.INTEREST_BYTES };
  list("occupations", count(L.R_INTEREST_OCCUPATIONS), interests);
  list("skills", count(L.R_INTEREST_SKILLS), interests);
  list("sectors", count(L.R_INTEREST_SECTORS), interests);
  list("points", count(L.R_INTEREST_PLACES), interests);
  list("vacancies", hiddenOf(views, rec));
  list("employers", count(L.R_EXCLUDED_EMPLOYERS));
  list("sectors", count(L.R_EXCLUDED_SECTORS));
  for (let n = 0; n < rulesOf(views, rec); n++, at += L.RULE_BYTES) {
    const kind = ruleKinds[(u32[at >> 2] ?? 0) & 7];
    const value = u32[(at >> 2) + 1] ?? 0;
    if (kind === "employer") tell("employers", value);
    else if (kind === "occupation") tell("occupations", value);
    else if (kind === "sector") tell("sectors", value);
  }
}
