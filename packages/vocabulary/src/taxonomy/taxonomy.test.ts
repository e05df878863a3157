import {
  occupationConceptSchema,
  sectorConceptSchema,
  skillConceptSchema,
} from "@raakvlak/contracts";
import { describe, expect, it } from "vitest";
import { plainWords } from "../recognise/plain-words.ts";
import { occupationRelations } from "./occupation-relations.ts";
import { occupations, relatedOccupations } from "./occupations.ts";
import { sectors } from "./sectors.ts";
import { skills } from "./skills.ts";

const all = [...occupations, ...skills, ...sectors];

describe("the taxonomy", () => {
  it("has ids that the contracts accept, each once", () => {
    for (const { id } of occupations)
      expect(occupationConceptSchema.safeParse(id).success, id).toBe(true);
    for (const { id } of skills) expect(skillConceptSchema.safeParse(id).success, id).toBe(true);
    for (const { id } of sectors) expect(sectorConceptSchema.safeParse(id).success, id).toBe(true);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });

  it("is large enough for sales in the Netherlands", () => {
    expect(occupations.length).toBeGreaterThanOrEqual(45);
    expect(skills.length).toBeGreaterThanOrEqual(120);
    expect(sectors.length).toBeGreaterThanOrEqual(25);
  });

  it("labels every concept in both languages", () => {
    for (const { id, nl, en } of all) {
      expect(nl.trim(), id).not.toBe("");
      expect(en.trim(), id).not.toBe("");
    }
  });

  it.each([
    ["occupations", occupations],
    ["skills", skills],
    ["sectors", sectors],
  ] as const)("gives no spelling of %s to two concepts", (_kind, concepts) => {
    const owners = new Map<string, string>();
    const clashes: string[] = [];
    for (const { id, nl, en, synonyms } of concepts)
      for (const spelling of [nl, en, ...synonyms]) {
        const key = plainWords(spelling).join("");
        const owner = owners.get(key);
        if (owner !== undefined && owner !== id) clashes.push(`${spelling}: ${owner} and ${id}`);
        owners.set(key, id);
      }
    expect(clashes).toEqual([]);
  });
});

describe("related occupations", () => {
  it("are symmetric, never the occupation itself, and exist", () => {
    const ids = new Set(occupations.map(({ id }) => id));
    for (const { id } of occupations)
      for (const other of relatedOccupations(id)) {
        expect(other).not.toBe(id);
        expect(ids).toContain(other);
        expect(relatedOccupations(other)).toContain(id);
      }
  });

  it("names only known occupations in its groups", () => {
    const slugs = new Set(occupations.map(({ id }) => id.slice("occupation:".length)));
    for (const group of occupationRelations)
      for (const slug of group) expect(slugs).toContain(slug);
  });

  it("leaves no occupation alone, and an unknown one without relations", () => {
    for (const { id } of occupations) expect(relatedOccupations(id).length, id).toBeGreaterThan(0);
    expect(relatedOccupations("occupation:lion-tamer")).toEqual([]);
  });
});
