import { cefrLevels, competencies } from "@raakvlak/contracts";
import { askedCompetencies, roleFamilyOf } from "../domain/asked-competencies.ts";
import { countsFor } from "../domain/factors/occupation.ts";
import { shareOf } from "../domain/fit.ts";
import type { Model } from "../domain/model.ts";
import type { ScoredVacancy } from "../domain/scored-vacancy.ts";
import type { ConceptNumbers } from "./concept-numbers.ts";
import * as L from "./record-layout.ts";
import { longer } from "./slot-sets.ts";

/** What scores a vacancy, as words one after the other; by address. */
export interface VacancyRecords {
  readonly words: Int32Array;
  readonly doubles: Float64Array;
  /** Writes the record and returns its address, a multiple of a cache line. */
  write(vacancy: ScoredVacancy): number;
  /** Its room serves the next record of that length. */
  release(address: number): void;
}

export const familyNumbers = { unknown: 0, seller: 1, leader: 2 } as const;

export function createVacancyRecords(model: Model, numbers: ConceptNumbers): VacancyRecords {
  let words = new Int32Array(1 << 14);
  let doubles = new Float64Array(words.buffer);
  let end = 0;
  const free = new Map<number, number[]>();

  function allocate(room: number): number {
    const freed = free.get(room)?.pop();
    if (freed !== undefined) return freed;
    if (end + room > words.length) {
      words = longer(words, words.length * 2);
      doubles = new Float64Array(words.buffer);
    }
    end += room;
    return end - room;
  }

  return {
    get words() {
      return words;
    },
    get doubles() {
      return doubles;
    },
    write(vacancy) {
      const record = recordOf(vacancy, model, numbers);
      const at = allocate(roomFor(record.length));
      words.set(record, at);
      const firstPlace = (at + L.HEAD) / 2;
      vacancy.vectors.forEach(({ x, y, z }, n) => doubles.set([x, y, z], firstPlace + n * 3));
      return at;
    },
    release(address) {
      let length = L.HEAD;
      for (const [list, wordsOfItem] of L.lists)
        length += L.countOf(words, address, list) * wordsOfItem;
      const room = roomFor(length);
      const freed = free.get(room);
      if (freed === undefined) free.set(room, [address]);
      else freed.push(address);
    },
  };
}

/** The concepts that a record's vacancy is found by, each once: wishes that meet its occupations, and skills. */
export function conceptsOf(words: Int32Array, at: number) {
  const matches = L.listAt(words, at, L.MATCHES);
  const musts = L.listAt(words, at, L.MUSTS);
  const nth = (count: number, of: (n: number) => number) => [
    ...new Set(Array.from({ length: count }, (_, n) => words[of(n)] ?? 0)),
  ];
  return {
    occupations: nth(L.countOf(words, at, L.MATCHES), (n) => matches + n * 2),
    skills: nth(
      L.countOf(words, at, L.MUSTS) + L.countOf(words, at, L.NICES),
      (n) => musts + n,
    ).map((skill) => skill >> L.LEVEL_BITS),
  };
}

/** Whole cache lines. */
function roomFor(length: number): number {
  return Math.ceil(length / L.HEAD) * L.HEAD;
}

/** The words of a record; those of its places are left open. */
function recordOf(vacancy: ScoredVacancy, model: Model, numbers: ConceptNumbers): number[] {
  const head = Array.from<number>({ length: L.HEAD }).fill(0);
  const family = roleFamilyOf({ vacancy, model });
  head[L.EMPLOYER] = numbers.employers.take(vacancy.employerId);
  head[L.POSTED] = vacancy.postedDay ?? -1;
  head[L.SENIORITY] = vacancy.seniority ?? -1;
  head[L.YEARS] = vacancy.yearsAsked ?? -1;
  head[L.FAMILY] = familyNumbers[family ?? "unknown"];
  head[L.REMOTE] = vacancy.workMode === "remote" ? 1 : 0;
  head[L.COUNTED] = vacancy.occupations.filter(
    ({ confidence }) => countsFor(confidence, model) > 0,
  ).length;
  const items: Readonly<Record<L.ListOfRecord, number[]>> = {
    [L.PLACES]: vacancy.vectors.flatMap(() => [0, 0, 0, 0, 0, 0]),
    [L.LANGUAGES]: vacancy.languages.map(
      ({ code, level }) =>
        (numbers.languages.take(code) << L.LEVEL_BITS) | cefrLevels.indexOf(level),
    ),
    [L.MATCHES]: matchesOf(vacancy, model, numbers),
    [L.MUSTS]: skillsOf(vacancy, "must", numbers),
    [L.NICES]: skillsOf(vacancy, "nice", numbers),
    [L.SECTORS]: vacancy.sectors.map(numbers.sectors.take),
    [L.OFFERS]: vacancy.occupations.map(({ concept }) => numbers.occupations.take(concept)),
    [L.COUNTRIES]: vacancy.remoteCountries.map(numbers.countries.take),
    [L.ASKED]: askedCompetencies({ vacancy, model }).flatMap(({ competency, weight }) => [
      competencies.indexOf(competency),
      weight,
    ]),
  };
  let offset = L.HEAD;
  for (const [list, wordsOfItem] of L.lists) {
    const { length } = items[list];
    head[list] = L.listWord(offset, length / wordsOfItem);
    offset += length;
  }
  return [...head, ...L.lists.flatMap(([list]) => items[list])];
}

function skillsOf(
  { skills }: ScoredVacancy,
  wanted: "must" | "nice",
  numbers: ConceptNumbers,
): number[] {
  return skills
    .filter(({ need }) => need === wanted)
    .map(({ concept, level }) => (numbers.skills.take(concept) << L.LEVEL_BITS) | (level ?? 0));
}

/**
 * Wish by wish, what an offer of the vacancy does for it: its relation in the high half of a word, what its confidence counts
 * for in the low half. The same wish stands here once for each offer that it meets.
 */
function matchesOf({ occupations }: ScoredVacancy, model: Model, numbers: ConceptNumbers) {
  const { own, related: near } = model.occupation;
  return occupations.flatMap(({ concept, confidence, related }) => {
    const counts = countsFor(confidence, model);
    if (counts === 0) return [];
    const match = (wish: string, relation: number) => [
      numbers.occupations.take(wish),
      (relation << 16) | counts,
    ];
    return [
      ...match(concept, own),
      ...related.filter((wish) => wish !== concept).flatMap((wish) => match(wish, near)),
    ];
  });
}

/** How well a wish of this strength is met, as `matchesOf` wrote it. */
export function matchFit(match: number, strength: number): number {
  return shareOf(shareOf(match >>> 16, strength), match & 0xffff);
}
