import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { unitVectorSchema } from "@raakvlak/contracts";
import { describe, expect, it } from "vitest";
import { findPlace, findPlaces, places } from "./find-place.ts";

describe("findPlace", () => {
  it.each([
    ["Utrecht", "Utrecht"],
    ["3511 AB Utrecht", "Utrecht"],
    ["  utrecht (NL) ", "Utrecht"],
    ["Amsterdam, NH, Netherlands", "Amsterdam"],
    ["Regio Eindhoven", "Eindhoven"],
    ["Eindhoven e.o.", "Eindhoven"],
    ["'s-Gravenhage", "Den Haag"],
    ["The Hague, South Holland, Netherlands", "Den Haag"],
    ["’s-Hertogenbosch", "Den Bosch"],
    ["Capelle a/d IJssel", "Capelle aan den IJssel"],
    ["Alphen a/d Rijn", "Alphen aan den Rijn"],
    ["Bergen op Zoom", "Bergen op Zoom"],
    ["Bergen, Limburg", "Bergen"],
    ["Bergen, Noord-Holland", "Bergen NH"],
    ["Hengelo", "Hengelo"],
    ["Hengelo, Gelderland", "Hengelo Gld"],
    ["Hasselt, België", "Hasselt BE"],
    ["Hasselt, Overijssel", "Hasselt"],
    ["Loosdrecht, Wijdemeren", "Loosdrecht"],
    ["Een gehucht, Noordoostpolder", "Emmeloord"],
    ["Gent", "Gent"],
    ["Brussels, Belgium", "Brussel"],
    ["Duesseldorf", "Düsseldorf"],
    ["Köln", "Keulen"],
    ["Amsterdam Zuidoost", "Amsterdam-Zuidoost"],
  ])("finds %j as %s", (name, label) => {
    expect(findPlace(name)?.label).toBe(label);
  });

  it.each([
    "",
    "Nederland",
    "Noord-Holland",
    "Noord-Brabant, Nederland",
    "Randstad",
    "Atlantis",
    "Essen, Belgium",
    "constructor",
  ])("knows no place in %j", (name) => {
    expect(findPlace(name)).toBeUndefined();
  });
});

describe("findPlaces", () => {
  it("completes a prefix, the label before other spellings, towns before villages", () => {
    expect(findPlaces("alm", 3).map(({ label }) => label)).toEqual(["Almelo", "Almere"]);
    expect(findPlaces("den h", 5).map(({ label }) => label)).toEqual(["Den Helder", "Den Haag"]);
    expect(findPlaces("s-gra", 1).map(({ label }) => label)).toEqual(["'s-Gravendeel"]);
  });

  it("gives nothing for nothing, and no more than asked", () => {
    expect(findPlaces(" ", 10)).toEqual([]);
    expect(findPlaces("a", 4)).toHaveLength(4);
  });
});

describe("places", () => {
  it("are many, have ids of their own and unit vectors of nine decimals", () => {
    expect(places.filter(({ country }) => country === "NL").length).toBeGreaterThanOrEqual(350);
    expect(new Set(places.map(({ id }) => id)).size).toBe(places.length);
    for (const { id, vector } of places) {
      expect(id).toMatch(/^place:[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(unitVectorSchema.safeParse(vector).success, id).toBe(true);
      for (const value of Object.values(vector)) expect(Math.round(value * 1e9) / 1e9).toBe(value);
    }
  });
});

const dataFolder = process.env["RAAKVLAK_DATA"] ?? path.resolve("../shared/data");
const postcodes = path.join(dataFolder, "geo/4pp.csv");

describe.skipIf(!existsSync(postcodes))(
  "places against the public postcode list (RAAKVLAK_DATA)",
  () => {
    it("are within 6 km of a postcode of their name", () => {
      const known = readPostcodes();
      const far = places
        .filter(({ country }) => country === "NL")
        .flatMap((place) => {
          const found = known.get(nameKey(place.label.replace(/ (?:NH|Gld)$/, ""))) ?? [];
          const nearest = Math.min(...found.map((vector) => kilometres(place.vector, vector)));
          return found.length > 0 && nearest > 6
            ? [`${place.label}: ${nearest.toFixed(1)} km`]
            : [];
        });
      expect(far).toEqual([]);
    });
  },
);

interface Vector {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

function readPostcodes(): Map<string, Vector[]> {
  const found = new Map<string, Vector[]>();
  for (const line of readFileSync(postcodes, "utf8").split("\n").slice(1)) {
    const cells = Array.from(
      line.matchAll(/"([^"]*)"|([^,]+)|(?<=,)(?=,)/g),
      (match) => match[1] ?? match[2] ?? "",
    );
    const [, , place = "", , , , , latitude, longitude] = cells;
    const [phi, lambda] = [(Number(latitude) * Math.PI) / 180, (Number(longitude) * Math.PI) / 180];
    if (Number.isNaN(phi) || Number.isNaN(lambda)) continue;
    const vector = {
      x: Math.cos(phi) * Math.cos(lambda),
      y: Math.cos(phi) * Math.sin(lambda),
      z: Math.sin(phi),
    };
    const key = nameKey(place);
    found.set(key, [...(found.get(key) ?? []), vector]);
  }
  return found;
}

function nameKey(name: string): string {
  return name
    .toLowerCase()
    .normalize("NFD")
    .replaceAll(/[^a-z]/g, "");
}

function kilometres(one: Vector, other: Vector): number {
  return 6_371 * Math.hypot(one.x - other.x, one.y - other.y, one.z - other.z);
}
