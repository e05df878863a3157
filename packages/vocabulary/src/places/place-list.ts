import type { UnitVector } from "@raakvlak/contracts";
import { unaccented } from "../recognise/plain-words.ts";
import { gelderland, limburg, utrechtProvince } from "./places-east.ts";
import { drenthe, flevoland, friesland, groningen, overijssel } from "./places-north.ts";
import { abroad, noordBrabant, zeeland } from "./places-south.ts";
import { noordHolland, zuidHolland } from "./places-west.ts";
import type { PlaceEntry } from "./place.ts";

const byProvince: readonly (readonly [province: string | undefined, lines: string])[] = [
  ["Noord-Holland", noordHolland],
  ["Zuid-Holland", zuidHolland],
  ["Utrecht", utrechtProvince],
  ["Noord-Brabant", noordBrabant],
  ["Gelderland", gelderland],
  ["Overijssel", overijssel],
  ["Limburg", limburg],
  ["Groningen", groningen],
  ["Friesland", friesland],
  ["Drenthe", drenthe],
  ["Flevoland", flevoland],
  ["Zeeland", zeeland],
  [undefined, abroad],
];

/** Every place we know, towns of the most peopled provinces first. */
export const placeEntries: readonly PlaceEntry[] = byProvince.flatMap(([province, lines]) =>
  entriesOf(lines, province),
);

function entriesOf(lines: string, province: string | undefined): PlaceEntry[] {
  const entries: PlaceEntry[] = [];
  for (const line of lines.split("\n"))
    if (line.trim() !== "") entries.push(entryFrom(line, province));
  return entries;
}

function entryFrom(line: string, province: string | undefined): PlaceEntry {
  const [label, municipality, coordinates, spellings, country] = line
    .split("|")
    .map((part) => part.trim());
  const [latitude, longitude] = (coordinates ?? "").split(",").map(Number);
  if (!label || !latitude || !longitude) throw new Error(`Not a place: ${line}`);
  return {
    id: `place:${slugOf(label)}`,
    label,
    municipality: municipality || label,
    ...(province === undefined ? {} : { province }),
    country: country || "NL",
    vector: unitVectorOf(latitude, longitude),
    spellings: namesOf(spellings ?? ""),
  };
}

function namesOf(spellings: string): string[] {
  return spellings
    .split(",")
    .map((spelling) => spelling.trim())
    .filter((spelling) => spelling !== "");
}

function slugOf(label: string): string {
  return unaccented(label)
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
}

/** Rounded at once: sine and cosine may differ in their last bit between platforms, nine decimals do not. */
function unitVectorOf(latitude: number, longitude: number): UnitVector {
  const [phi, lambda] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180];
  return {
    x: nine(Math.cos(phi) * Math.cos(lambda)),
    y: nine(Math.cos(phi) * Math.sin(lambda)),
    z: nine(Math.sin(phi)),
  };
}

function nine(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}
