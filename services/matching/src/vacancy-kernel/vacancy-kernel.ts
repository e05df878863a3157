import type { Model } from "../domain/model.ts";
import type { VacancyEntry } from "../domain/scan.ts";
import type { ScoredProfile } from "../domain/scored-profile.ts";
import { bestOf, type Scores } from "./best-of.ts";
import { countsAs, createCountings, type Counting, type LookAtSlots } from "./counting.ts";
import { createConceptNumbers } from "./concept-numbers.ts";
import { createGate, type GateSets } from "./gate.ts";
import { createHiddenSlots } from "./hidden-slots.ts";
import { createVacancyJudge, ruledOut } from "./judge-vacancy.ts";
import { createProfileTables } from "./profile-question.ts";
import * as L from "./record-layout.ts";
import { createRegionSlots, wordsOfChunk } from "./region-slots.ts";
import { createSlotSets } from "./slot-sets.ts";
import { createVacancyColumns, termsOf, type PostedDays } from "./vacancy-columns.ts";
import { conceptsOf, createVacancyRecords } from "./vacancy-records.ts";

export interface VacancyHit {
  readonly entry: VacancyEntry;
  readonly score: number;
}

/** What fits, until the next question or change. */
export interface FoundVacancies {
  readonly count: number;
  /** The best `limit` of those that score at least this, in the order of a ranking. */
  best(limit: number, from?: number): VacancyHit[];
}

/**
 * Vacancies as slots of typed arrays, searched for a profile: regions out of reach are left out, then sets of slots by concept
 * leave those whose work may overlap, columns those whose terms fit, and records judge what is left, exactly. It looks at no
 * purpose, and not at whether a vacancy is open: it holds what it was given. Made for one model.
 */
export interface VacancyKernel {
  readonly model: Model;
  /** In place of what it held under this id. */
  put(entry: VacancyEntry): void;
  remove(id: string): void;
  /** What fits on a day. */
  search(profile: ScoredProfile, day: number): FoundVacancies;
  /**
   * Counts how many fit on the last of these days; how many were posted on one of them and fitted on that one, and of these,
   * how many score at least the profile's threshold. For a profile without interests.
   */
  startCount(profile: ScoredProfile, days: PostedDays): Counting;
  readonly size: number;
}

/** Vacancies that a count looks at in one go: about half a millisecond. */
const atOnce = 2_048;

export function createVacancyKernel(model: Model, portion = atOnce): VacancyKernel {
  const numbers = createConceptNumbers();
  const records = createVacancyRecords(model, numbers);
  const sets: GateSets = { occupations: createSlotSets(), skills: createSlotSets() };
  const gate = createGate(model, numbers, sets);
  const columns = createVacancyColumns();
  const hidden = createHiddenSlots();
  const judge = createVacancyJudge(model, records);
  const tablesFor = createProfileTables(numbers, model);
  const countings = createCountings(portion);
  const slotOf = new Map<string, number>();
  const entries: (VacancyEntry | undefined)[] = [];
  let chunks = new Int32Array(0);
  let overlapping = new Int32Array(0);
  /** Whose work and places were looked at last: what-if changes other wishes, one after the other. */
  let passed:
    | (Pick<ScoredProfile, "places" | "occupations" | "skills"> & { readonly slots: number })
    | undefined;
  const found = {
    count: 0,
    slots: new Int32Array(0),
    scores: new Int32Array(0),
    idOf: (slot: number) => entries[slot]?.id ?? "",
  };
  const regions = createRegionSlots((words) => {
    const slots = words * 32;
    found.slots = new Int32Array(slots);
    overlapping = new Int32Array(slots);
    found.scores = new Int32Array(slots);
    chunks = new Int32Array(words / wordsOfChunk);
    for (const part of [sets.occupations, sets.skills, gate]) part.grow(words);
    for (const part of [columns, hidden]) part.grow(slots);
  });

  function remove(id: string): void {
    passed = undefined;
    const slot = slotOf.get(id);
    const entry = slot === undefined ? undefined : entries[slot];
    if (slot === undefined || entry === undefined) return;
    const address = columns.addressOf(slot);
    const { occupations, skills } = conceptsOf(records.words, address);
    for (const concept of occupations) sets.occupations.remove(concept, slot);
    for (const concept of skills) sets.skills.remove(concept, slot);
    countings.changed(slot);
    hidden.remove(slot, entry.vacancy.ids);
    records.release(address);
    entries[slot] = undefined;
    slotOf.delete(id);
    regions.free(slot);
  }

  /** The slots in reach whose work may overlap, good until the next question about other work or places. */
  function pass(profile: ScoredProfile): Int32Array {
    const { places, occupations, skills } = profile;
    if (
      passed?.places !== places ||
      passed.occupations !== occupations ||
      passed.skills !== skills
    ) {
      const count = regions.within(profile, chunks);
      const slots = gate.pass(profile, { chunks, count, used: regions.used }, overlapping);
      passed = { places, occupations, skills, slots };
    }
    return overlapping.subarray(0, passed.slots);
  }

  /** Those of the slots that fit stand in `found` afterwards. With days of posting, scored as on the day on which each was posted. */
  function search(
    from: Int32Array,
    profile: ScoredProfile,
    day: number,
    posted?: PostedDays,
  ): Scores {
    const { slots, scores } = found;
    const fitting = columns.keepFitting(from, slots, termsOf(profile, day, posted));
    judge.ask({ question: tablesFor(profile, day), day, isPosted: posted !== undefined });
    hidden.mark(profile.hiddenVacancies);
    const payOf = profile.pay?.of ?? "fixed";
    let count = 0;
    for (let n = 0; n < fitting; n++) {
      if (n % ahead === 0) touch(slots, n, Math.min(n + ahead, fitting));
      const slot = slots[n] ?? 0;
      if (hidden.isMarked(slot)) continue;
      const score = judge.judge(columns.addressOf(slot), columns.payOf(slot, payOf));
      if (score === ruledOut) continue;
      slots[count] = slot;
      scores[count++] = score;
    }
    hidden.clear();
    found.count = count;
    return found;
  }

  /** Asks memory for records side by side, before each is waited for. */
  function touch(slots: Int32Array, from: number, to: number): void {
    const { words } = records;
    for (let n = from; n < to; n++) {
      const at = columns.addressOf(slots[n] ?? 0);
      touched ^= (words[at] ?? 0) ^ (words[at + L.HEAD] ?? 0) ^ (words[at + 2 * L.HEAD] ?? 0);
    }
  }

  function lookFor(profile: ScoredProfile, days: PostedDays): LookAtSlots {
    return (some, tell) => {
      const { count, slots, scores } = search(some, profile, days.to, days);
      for (let n = 0; n < count; n++) {
        const slot = slots[n] ?? 0;
        let bits = columns.isValidOn(slot, days.to) ? countsAs.open : 0;
        if (columns.isPostedOn(slot, days)) {
          bits |= countsAs.posted;
          if ((scores[n] ?? 0) >= profile.alertThreshold) bits |= countsAs.mailed;
        }
        tell(slot, bits);
      }
    };
  }

  return {
    model,
    put(entry) {
      remove(entry.id);
      const { vacancy } = entry;
      const slot = regions.take(vacancy);
      const address = records.write(vacancy);
      columns.set(slot, vacancy, address);
      const { occupations, skills } = conceptsOf(records.words, address);
      for (const concept of occupations) sets.occupations.add(concept, slot);
      for (const concept of skills) sets.skills.add(concept, slot);
      hidden.add(slot, vacancy.ids);
      entries[slot] = entry;
      slotOf.set(entry.id, slot);
      countings.changed(slot);
    },
    remove,
    search: (profile, day) => answerOf(search(pass(profile), profile, day), entries),
    startCount(profile, days) {
      const isHeld = (slot: number) => entries[slot] !== undefined;
      const slots = pass(profile).slice();
      return countings.start(slots, found.slots.length, lookFor(profile, days), isHeld);
    },
    get size() {
      return slotOf.size;
    },
  };
}

/** So many records fit into the nearest cache. */
const ahead = 128;

/** Kept, so that no compiler leaves out the loads that it sums up. */
let touched = 0;

function answerOf(found: Scores, entries: readonly (VacancyEntry | undefined)[]): FoundVacancies {
  const { count } = found;
  return {
    count,
    best(limit, from = 0) {
      const hits: VacancyHit[] = [];
      for (const { slot, score } of bestOf(found, limit, from)) {
        const entry = entries[slot];
        if (entry !== undefined) hits.push({ entry, score });
      }
      return hits;
    },
  };
}
