import { cefrLevels, competencies, contractKinds, workModes } from "@raakvlak/contracts";
import { askedCompetencies, roleFamilyOf } from "../domain/asked-competencies.ts";
import { valueOn, type Curve } from "../domain/curve.ts";
import { countsFor } from "../domain/factors/occupation.ts";
import { entryOf, fullFit } from "../domain/fit.ts";
import type { Model } from "../domain/model.ts";
import { offeredPay } from "../domain/offered-pay.ts";
import type { Measure } from "../domain/scan.ts";
import type { ScoredVacancy } from "../domain/scored-vacancy.ts";
import type { Blocks } from "./blocks.ts";
import type { Dictionaries, Dictionary } from "./dictionary.ts";
import { countryNumber, languageNumber } from "./encode-profile.ts";
import { cellOf } from "./geography.ts";
import * as L from "./layout.ts";
import type { Arena } from "./memory.ts";
import { hoursAbove, hoursBelow, levels, payAbove, slicedLanguages } from "./slice-map.ts";
import { blockFlags } from "./slices-of-record.ts";

/** What is asked for: the best of those who allow recruiters, everybody to be mailed, or both in one go. */
export interface Wanted {
  /** How many of the best; absent: no list. */
  readonly limit?: number;
  readonly alerts: boolean;
}

/** Room for alerts before they are taken out: a batch and a block more than is waited for. */
const alertRoom = 8_192;
/** A slice that fewer than this share fail costs more than it saves. */
const worthFailing = 0.04;
const worthHaving = 0.95;

/** Where the kernel's question stands, with all its tables; one at a time. */
export interface Question {
  readonly address: number;
  /** Writes what a vacancy asks. False: nobody can fit, whatever the profile. */
  ask(vacancy: ScoredVacancy, measure: Measure, wanted: Wanted): boolean;
  /** Takes the marks of the last vacancy out of the tables. */
  clear(): void;
  /** Points that profiles are interested in were added. */
  growPoints(): void;
}

interface Surroundings {
  readonly arena: Arena;
  readonly names: Dictionaries;
  readonly blocks: Blocks;
}

/** Writes words one after the other into a region that grows. */
function createWriter(arena: Arena) {
  let region = 0;
  let bytes = 0;
  let next = 0;
  return {
    /** Starts again, with room for at least so many bytes. */
    reset(needed: number) {
      if (needed > bytes) {
        if (bytes > 0) arena.release(region, bytes);
        bytes = Math.ceil(needed / 4_096) * 4_096;
        region = arena.allocate(bytes);
      }
      next = region;
    },
    /** Starts a list and returns its address. */
    words(items: readonly number[]): number {
      const at = next;
      const { i32 } = arena.views;
      for (const item of items) {
        i32[next >> 2] = item;
        next += 4;
      }
      return at;
    },
    doubles(items: readonly number[]): number {
      next = Math.ceil(next / 8) * 8;
      const at = next;
      const { f64 } = arena.views;
      for (const item of items) {
        f64[next >> 3] = item;
        next += 8;
      }
      return at;
    },
    halves(items: readonly number[]): number {
      const at = next;
      const { u16 } = arena.views;
      for (const item of items) {
        u16[next >> 1] = item;
        next += 2;
      }
      next = Math.ceil(next / 4) * 4;
      return at;
    },
  };
}

/** One byte per entry of a dictionary, all 0 between two questions. */
function createMarks(arena: Arena, names: Dictionary) {
  let room = 1_024;
  let at = arena.allocate(room);
  arena.views.u8.fill(0, at, at + room);
  const marked: number[] = [];
  return {
    /** Its address, with room for every entry. */
    table(): number {
      if (names.size > room) {
        arena.release(at, room);
        while (room < names.size) room *= 2;
        at = arena.allocate(room);
        arena.views.u8.fill(0, at, at + room);
      }
      return at;
    },
    mark(number: number, value: number) {
      arena.views.u8[at + number] = value;
      marked.push(number);
    },
    clear() {
      for (const number of marked) arena.views.u8[at + number] = 0;
      marked.length = 0;
    },
  };
}

interface Term {
  readonly first: number;
  readonly second: number;
}
interface SkillTerm extends Term {
  readonly weight: number;
  readonly density: number;
}

export function createQuestion({ arena, names, blocks }: Surroundings): Question {
  const q = arena.allocate(L.Q_BYTES);
  arena.views.u8.fill(0, q, q + L.Q_BYTES);
  const writer = createWriter(arena);
  const modelWriter = createWriter(arena);
  const occupationMarks = createMarks(arena, names.occupations);
  const skillMarks = createMarks(arena, names.skills);
  const sectorMarks = createMarks(arena, names.sectors);
  const candidates = arena.allocate((L.BATCH + L.SLOTS * 2) * 4);
  const alerts = arena.allocate(alertRoom * 8);
  let bestRoom = 128;
  let best = arena.allocate(bestRoom * 8);
  let pointRoom = 64;
  let points = arena.allocate(pointRoom * 24);
  let pointsWritten = 0;
  let written: { readonly model: Model } | undefined;

  const set = (field: number, value: number) => {
    arena.views.i32[(q + field) >> 2] = value;
  };
  const shareOf = (slice: number) => (blocks.sliceCounts[slice] ?? 0) / Math.max(1, blocks.slots);

  function writeModel(model: Model): void {
    if (written?.model === model) return;
    const { wish, experience, interest } = model;
    const decay = daysOf(interest.decayByDays);
    modelWriter.reset(4_096 + decay.length * 2 + curveBytes(model));
    const strengths = Array.from({ length: 256 }, (_, n) => {
      const highest = Math.max(1, n >> 4);
      return wish.least + Math.floor(((fullFit - wish.least) * (n & 15)) / highest);
    });
    set(L.Q_STRENGTHS, modelWriter.halves(strengths));
    set(L.Q_DECAY, modelWriter.halves(decay));
    set(L.Q_DECAY_LAST, decay.length - 1);
    set(L.Q_DISTANCE_CURVE, modelWriter.words(curveWords(model.distance.byMetres)));
    set(L.Q_PAY_CURVE, modelWriter.words(curveWords(model.pay.byShare)));
    set(L.Q_INTEREST_CURVE, modelWriter.words(curveWords(interest.byWeight)));
    set(L.Q_NEAR_METRES, interest.nearMetres);
    const chord = (interest.nearMetres * 1.01 + 10) / 6_371_008.8;
    arena.views.f64[(q + L.Q_NEAR_SQUARED) >> 3] = chord * chord;
    // Nibble 15: the self-assessment left it open, which counts as no evidence.
    const evidence = Array.from({ length: 16 }, (_, n) =>
      entryOf(experience.evidence, n === 15 ? 0 : n),
    );
    set(L.Q_EVIDENCE, modelWriter.words(evidence));
    set(L.Q_OWN, model.occupation.own);
    set(L.Q_RELATED, model.occupation.related);
    set(L.Q_OVERLAP_MATCHES, model.skills.overlap.matches);
    set(L.Q_OVERLAP_FIT, model.skills.overlap.fit);
    for (const { code, weight } of model.factors) set(weightField[code], weight);
    written = { model };
  }

  function writeTerms(vacancy: ScoredVacancy, { day, model }: Measure): void {
    set(L.Q_CONTRACTS, bitsOf(vacancy.contractKinds, contractKinds));
    set(L.Q_MODE, vacancy.workMode === undefined ? 0 : bitsOf([vacancy.workMode], workModes));
    set(L.Q_OFFICE_DAYS, vacancy.officeDays ?? -1);
    set(L.Q_HOURS_MIN, vacancy.hours?.min ?? 0);
    set(L.Q_HOURS_MAX, vacancy.hours?.max ?? 0);
    set(L.Q_OFFERED_FIXED, offeredPay(vacancy, "fixed") ?? -1);
    set(L.Q_OFFERED_ON_TARGET, offeredPay(vacancy, "on-target") ?? -1);
    set(L.Q_LANGUAGES, vacancy.languages.length);
    const asked = vacancy.languages.map(
      ({ code, level }) => (languageNumber(code) << 3) | cefrLevels.indexOf(level),
    );
    set(L.Q_LANGUAGE_LIST, writer.words(asked));
    set(L.Q_REMOTE, vacancy.workMode === "remote" ? 1 : 0);
    set(L.Q_PLACES, vacancy.vectors.length);
    set(L.Q_PLACE_LIST, writer.doubles(vacancy.vectors.flatMap(({ x, y, z }) => [x, y, z])));
    set(L.Q_COUNTRIES, vacancy.remoteCountries.length);
    set(L.Q_COUNTRY_LIST, writer.words(vacancy.remoteCountries.map(countryNumber)));
    const ids = vacancy.ids.map((id) => names.vacancies.find(id)).filter((id) => id >= 0);
    set(L.Q_IDS, ids.length);
    set(L.Q_ID_LIST, writer.words(ids));
    set(L.Q_EMPLOYER, names.employers.find(vacancy.employerId));
    set(L.Q_SENIORITY, vacancy.seniority ?? 0);
    set(L.Q_DAY, day);
    const { postedDay } = vacancy;
    const days = postedDay === undefined ? -1 : Math.max(0, day - postedDay);
    set(L.Q_FRESHNESS, days < 0 ? -1 : valueOn(model.freshness.byDays, days));
  }

  /** Marks offered and related occupations, and returns the slices of those that fit. */
  function writeOccupations(vacancy: ScoredVacancy, model: Model): Term[] {
    set(L.Q_OCCUPATION_TABLE, occupationMarks.table());
    set(L.Q_SAYS_OCCUPATIONS, vacancy.occupations.length > 0 ? 1 : 0);
    const counts = new Map<number, { own: number; related: number }>();
    const countsOf = (number: number) => {
      const known = counts.get(number) ?? { own: 0, related: 0 };
      counts.set(number, known);
      return known;
    };
    const offered = new Set<number>();
    let offers = 0;
    for (const { concept, confidence, related } of vacancy.occupations) {
      const number = names.occupations.find(concept);
      if (number >= 0) offered.add(number);
      const value = countsFor(confidence, model);
      if (value === 0) continue;
      offers += 1;
      if (number >= 0) countsOf(number).own = Math.max(countsOf(number).own, value);
      for (const other of related) {
        const relative = names.occupations.find(other);
        if (relative < 0 || relative === number) continue;
        countsOf(relative).related = Math.max(countsOf(relative).related, value);
      }
    }
    set(L.Q_OFFERS, offers);
    const pairs = [0, 0];
    const numbers = new Map<number, number>();
    for (const [number, { own, related }] of counts) {
      const key = own * 65_536 + related;
      let pair = numbers.get(key);
      if (pair === undefined) {
        pair = pairs.length / 2;
        pairs.push(own, related);
        numbers.set(key, pair);
      }
      occupationMarks.mark(number, pair | (offered.has(number) ? L.OCCUPATION_OFFERED : 0));
    }
    for (const number of offered)
      if (!counts.has(number)) occupationMarks.mark(number, L.OCCUPATION_OFFERED);
    set(L.Q_OCCUPATION_PAIRS, writer.words(pairs));
    const { occupations } = blocks.map;
    return [...counts.keys()].map((number) => ({
      first: occupations.first(number),
      second: occupations.second(number),
    }));
  }

  function writeSkills(vacancy: ScoredVacancy, { skills }: Model): SkillTerm[] {
    set(L.Q_SKILL_TABLE, skillMarks.table());
    set(L.Q_SAYS_SKILLS, vacancy.skills.length > 0 ? 1 : 0);
    const rows: number[] = Array.from({ length: L.SKILL_VALUE_BYTES / 4 }, () => 0);
    const terms: SkillTerm[] = [];
    let weights = 0;
    let number = 0;
    for (const { concept, need, level } of vacancy.skills) {
      const weight = skills[need];
      weights += weight;
      const known = names.skills.find(concept);
      if (known < 0) continue;
      number += 1;
      skillMarks.mark(known, number);
      rows.push(weight);
      for (let has = 0; has < 8; has++) {
        const short = has === 0 || level === undefined ? 0 : Math.max(0, level - has);
        rows.push(entryOf(skills.levelShort, short));
      }
      const first = blocks.map.skills.first(known);
      const second = blocks.map.skills.second(known);
      const density = first === second ? shareOf(first) : shareOf(first) * shareOf(second);
      terms.push({ first, second, weight, density });
    }
    set(L.Q_SKILL_WEIGHTS, weights);
    set(L.Q_SKILL_VALUES, writer.words(rows));
    return terms;
  }

  function writeGate(
    occupations: readonly Term[],
    skills: SkillTerm[],
    { overlap }: Model["skills"],
  ) {
    const weights = arena.views.i32[(q + L.Q_SKILL_WEIGHTS) >> 2] ?? 0;
    const isOpen = overlap.matches === 0 && overlap.fit === 0 && weights > 0;
    const gate = isOpen ? [...occupations, ...everybody] : occupations;
    set(L.Q_OCCUPATION_TERMS, gate.length);
    set(
      L.Q_OCCUPATION_LIST,
      writer.words(gate.flatMap(({ first, second }) => [first * 64, second * 64])),
    );
    const least = Math.max(1, Math.ceil((overlap.fit * weights) / fullFit));
    // The kernel's adder has seven bits and takes weights below eight.
    const highest = skills.reduce((most, { weight }) => Math.max(most, weight), 1);
    const unit = Math.max(1, Math.ceil(highest / 7), Math.ceil(weights / 80));
    const sorted = skills
      .map((term) => ({ ...term, weight: Math.ceil(term.weight / unit) }))
      .toSorted((a, b) => a.density - b.density);
    const leastUnits = Math.ceil(least / unit);
    let left = sorted.reduce((sum, { weight }) => sum + weight, 0);
    const canBe = !isOpen && left >= leastUnits && skills.length >= overlap.matches;
    set(L.Q_SKILL_TERMS, canBe ? sorted.length : 0);
    let prefix = 0;
    while (prefix < sorted.length && left >= leastUnits) {
      left -= sorted[prefix]?.weight ?? 0;
      prefix += 1;
    }
    set(L.Q_SKILL_PREFIX, prefix);
    set(L.Q_SKILL_LEAST, leastUnits);
    set(
      L.Q_SKILL_LIST,
      writer.words(
        sorted.flatMap(({ first, second, weight }) => [first * 64, second * 64, weight]),
      ),
    );
    return canBe || gate.length > 0;
  }

  function writeFilters(vacancy: ScoredVacancy, wanted: Wanted): void {
    const positive: { terms: readonly Term[]; share: number }[] = [];
    const purposes = [
      ...(wanted.limit === undefined ? [] : [L.S_RECRUITERS]),
      ...(wanted.alerts ? [L.S_ALERTS] : []),
    ];
    const terms = purposes.map((slice) => ({ first: slice, second: slice }));
    positive.push({ terms, share: purposes.reduce((sum, slice) => sum + shareOf(slice), 0) });
    const isSomewhere = vacancy.workMode !== "remote" && vacancy.vectors.length > 0;
    const cells = isSomewhere ? vacancy.vectors.map(cellOf) : [];
    if (isSomewhere) {
      const near = cells.map(({ row, column }) => ({
        first: L.S_ROWS + row,
        second: L.S_COLUMNS + column,
      }));
      positive.unshift({ terms: near, share: 0 });
    }
    const tables = blocks.tables();
    set(L.Q_BLOCKS, blocks.count);
    set(L.Q_BLOCK_LIST, tables.list);
    set(L.Q_BLOCK_FLAGS, tables.flags);
    set(L.Q_CELLS, cells.length);
    set(L.Q_CELL_LIST, writer.words(cells.flatMap(({ row, column }) => [tables.row(row), column])));
    const kept = positive.filter(({ share }) => share < worthHaving);
    set(L.Q_POSITIVE, kept.length);
    set(
      L.Q_POSITIVE_LIST,
      writer.words(
        kept.flatMap((group) => [
          group.terms.length,
          ...group.terms.flatMap(({ first, second }) => [first * 64, second * 64]),
        ]),
      ),
    );
    const negative = failing(vacancy)
      .map((slices) => ({ slices, share: Math.min(...slices.map(shareOf)) }))
      .filter(({ share }) => share > worthFailing)
      .toSorted((a, b) => b.share - a.share);
    set(L.Q_NEGATIVE, negative.length);
    set(
      L.Q_NEGATIVE_LIST,
      writer.words(
        negative.flatMap(({ slices }) => [slices.length, ...slices.map((slice) => slice * 64)]),
      ),
    );
    const mode = vacancy.workMode === undefined ? 0 : bitsOf([vacancy.workMode], workModes);
    const one = purposes.length === 1;
    const purpose = wanted.alerts ? blockFlags.alerts : blockFlags.recruiters;
    set(L.Q_BLOCK_FLAGS_NEEDED, mode | (one ? purpose : 0));
  }

  function writeExperience(vacancy: ScoredVacancy, model: Model): void {
    const { parts, seniorityAbove, seniorityBelow, yearsShort } = model.experience;
    const family = roleFamilyOf({ vacancy, model });
    const familyValues =
      family === undefined
        ? [-1, -1, -1, -1]
        : [-1, family === "seller" ? fullFit : 0, family === "leader" ? fullFit : 0, fullFit];
    set(L.Q_FAMILY_VALUES, writer.words(familyValues));
    const seniorities = Array.from({ length: 6 }, (_, has) => {
      if (has === 0 || vacancy.seniority === undefined) return -1;
      const above = has - vacancy.seniority;
      return above < 0 ? entryOf(seniorityBelow, -above) : entryOf(seniorityAbove, above);
    });
    set(L.Q_SENIORITY_VALUES, writer.words(seniorities));
    const { yearsAsked } = vacancy;
    const years = Array.from({ length: 61 }, (_, has) =>
      yearsAsked === undefined ? -1 : entryOf(yearsShort, Math.max(0, yearsAsked - has)),
    );
    set(L.Q_YEARS_VALUES, writer.words(years));
    const asked = askedCompetencies({ vacancy, model }).filter(({ weight }) => weight > 0);
    set(L.Q_ASKED, asked.length);
    set(
      L.Q_ASKED_LIST,
      writer.words(
        asked.flatMap(({ competency, weight }) => [competencies.indexOf(competency), weight]),
      ),
    );
    const weights = parts[family ?? "unknown"];
    set(L.Q_PART_FAMILY, weights.family);
    set(L.Q_PART_SENIORITY, weights.seniority);
    set(L.Q_PART_YEARS, weights.years);
    set(L.Q_PART_COMPETENCIES, weights.competencies);
  }

  function writeSectors({ sectors }: ScoredVacancy): void {
    set(L.Q_SECTOR_TABLE, sectorMarks.table());
    set(L.Q_SAYS_SECTORS, sectors.length > 0 ? 1 : 0);
    for (const concept of sectors) {
      const number = names.sectors.find(concept);
      if (number >= 0) sectorMarks.mark(number, 1);
    }
  }

  return {
    address: q,
    ask(vacancy, measure, wanted) {
      const { model, day } = measure;
      if (!vacancy.open) return false;
      if (vacancy.validThroughDay !== undefined && vacancy.validThroughDay < day) return false;
      const relatives = vacancy.occupations.reduce(
        (sum, { related }) => sum + related.length + 1,
        0,
      );
      writer.reset(8_192 + relatives * 16 + vacancy.skills.length * 64);
      writeModel(model);
      writeTerms(vacancy, measure);
      const occupations = writeOccupations(vacancy, model);
      const skills = writeSkills(vacancy, model);
      if (!writeGate(occupations, skills, model.skills)) return false;
      writeFilters(vacancy, wanted);
      writeExperience(vacancy, model);
      writeSectors(vacancy);
      const limit = wanted.limit ?? 0;
      if (limit > bestRoom) {
        arena.release(best, bestRoom * 8);
        bestRoom = limit;
        best = arena.allocate(bestRoom * 8);
      }
      set(L.Q_WANTS_LIST, wanted.limit === undefined ? 0 : 1);
      set(L.Q_WANTS_ALERTS, wanted.alerts ? 1 : 0);
      set(L.Q_LIMIT, limit);
      set(L.Q_BEST, 0);
      set(L.Q_BEST_LIST, best);
      set(L.Q_ELIGIBLE, 0);
      set(L.Q_ALERTS, 0);
      set(L.Q_ALERT_LIST, alerts);
      set(L.Q_ALERT_ROOM, alertRoom);
      set(L.Q_CANDIDATE_LIST, candidates);
      set(L.Q_CANDIDATES, 0);
      set(L.Q_VISITED, 0);
      set(L.Q_POINTS, points);
      return true;
    },
    clear() {
      occupationMarks.clear();
      skillMarks.clear();
      sectorMarks.clear();
    },
    growPoints() {
      const { size } = names.points;
      if (size > pointRoom) {
        const room = Math.max(size, pointRoom * 2);
        const next = arena.allocate(room * 24);
        arena.views.u8.copyWithin(next, points, points + pointsWritten * 24);
        arena.release(points, pointRoom * 24);
        points = next;
        pointRoom = room;
      }
      for (; pointsWritten < size; pointsWritten++) {
        const [, ...vector] = names.points.textOf(pointsWritten).split(" ");
        const at = (points >> 3) + pointsWritten * 3;
        for (const [axis, value] of vector.entries()) arena.views.f64[at + axis] = Number(value);
      }
    },
  };
}

/** Whoever allows anything that is searched for. */
const everybody: readonly Term[] = [L.S_RECRUITERS, L.S_ALERTS].map((slice) => ({
  first: slice,
  second: slice,
}));

const weightField = {
  occupation: L.Q_WEIGHT_OCCUPATION,
  skills: L.Q_WEIGHT_SKILLS,
  experience: L.Q_WEIGHT_EXPERIENCE,
  distance: L.Q_WEIGHT_DISTANCE,
  pay: L.Q_WEIGHT_PAY,
  sector: L.Q_WEIGHT_SECTOR,
  interest: L.Q_WEIGHT_INTEREST,
  freshness: L.Q_WEIGHT_FRESHNESS,
} as const;

function bitsOf<Item>(items: readonly Item[], all: readonly Item[]): number {
  return items.reduce((bits, item) => bits | (1 << all.indexOf(item)), 0);
}

function curveWords(curve: Curve): number[] {
  return [curve.length, ...curve.flat()];
}

function curveBytes({ distance, pay, interest }: Model): number {
  const curves = [distance.byMetres, pay.byShare, interest.byWeight];
  return curves.reduce((bytes, curve) => bytes + 4 + curve.length * 8, 0);
}

/** The values of a curve of days, one by one to its last point. */
function daysOf(curve: Curve): number[] {
  const last = Math.max(0, curve.at(-1)?.[0] ?? 0);
  return Array.from({ length: last + 1 }, (_, day) => valueOn(curve, day));
}

/** Groups of slices: whoever is in all of a group breaks a rule. Levels between two slices are judged exactly later. */
function failing(vacancy: ScoredVacancy): number[][] {
  const groups: number[][] = [];
  const { contractKinds: kinds, workMode, officeDays, hours } = vacancy;
  if (kinds.length > 0)
    groups.push(kinds.map((kind) => L.S_CONTRACTS + contractKinds.indexOf(kind)));
  if (workMode !== undefined) groups.push([L.S_MODES + workModes.indexOf(workMode)]);
  if (officeDays !== undefined && officeDays > 0) groups.push([L.S_OFFICE_DAYS + officeDays - 1]);
  if (hours !== undefined) {
    const below = hoursBelow.findLastIndex((level) => level <= hours.min);
    if (below >= 0) groups.push([L.S_HOURS_MAX + below]);
    const above = hoursAbove.findIndex((level) => level >= hours.max);
    if (above >= 0) groups.push([L.S_HOURS_MIN + above]);
  }
  for (const [of, slice] of [
    ["fixed", L.S_PAY_FIXED],
    ["on-target", L.S_PAY_ON_TARGET],
  ] as const) {
    const offered = offeredPay(vacancy, of);
    const above = offered === undefined ? -1 : payAbove.findIndex((level) => level >= offered);
    if (above >= 0) groups.push([slice + above]);
  }
  for (const { code, level } of vacancy.languages) {
    const language = slicedLanguages.indexOf(languageNumber(code));
    if (language >= 0) groups.push([L.S_LANGUAGES + language * levels + cefrLevels.indexOf(level)]);
  }
  return groups;
}
