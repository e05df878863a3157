import type { Profile } from "@raakvlak/contracts";
import type { Measure } from "../domain/scan.ts";
import type { ScoredVacancy } from "../domain/scored-vacancy.ts";
import { createBlocks, type Blocks } from "./blocks.ts";
import { isPlainUuid, readUuid } from "./candidate-id.ts";
import { decodeProfile, type DecodedProfile } from "./decode-profile.ts";
import { createDictionaries, type Dictionaries } from "./dictionary.ts";
import { encodeBare, encoded, encodeProfile } from "./encode-profile.ts";
import type { Kernel, KernelHost } from "./kernel.ts";
import * as L from "./layout.ts";
import { addressLimit, createArena, type Arena } from "./memory.ts";
import { createQuestion, type Question, type Wanted } from "./question.ts";
import { afterPlacesOf } from "./record-places.ts";
import { createRecordTable, hasProfile, type RecordTable } from "./record-table.ts";
import { createSliceMap } from "./slice-map.ts";
import { sortKeyOf } from "./slices-of-record.ts";
import { sortRecords } from "./sort-records.ts";

/** Somebody who fits, as of the record that was judged. */
export interface Hit {
  readonly id: string;
  readonly version: number;
  readonly score: number;
}

export interface Found {
  /** How many fit who allow recruiters. */
  readonly eligible: number;
  /** The best of them: by score, then id. */
  readonly best: readonly Hit[];
  /** Everybody who is to be mailed, in the same order. */
  readonly alerts: readonly Hit[];
}

export interface IndexMeasures {
  /** Profiles that are held, and of them those that can be found for a vacancy. */
  readonly profiles: number;
  readonly slots: number;
  readonly blocks: number;
  /** Bytes of the memory and of the tables beside it, without the texts of the dictionaries. */
  readonly bytes: number;
}

/** What the last question cost, for measuring. */
export interface LastQuestion {
  readonly blocks: number;
  readonly candidates: number;
}

/**
 * All profiles in blocks of bits and records (docs/adr: the block index). Every answer is exact, as of the last change.
 * Candidates whose id is no uuid in small letters have no place here.
 */
export interface BlockIndex {
  /** 0: unknown. */
  versionOf(candidateId: string): number;
  /** Takes a profile in the place of what is held. False: it holds what a record has no room for; nothing was changed. */
  put(profile: Profile): boolean;
  /** Takes the profile out and remembers the version; infinite: for ever. */
  drop(candidateId: string, version: number): void;
  find(candidateId: string): DecodedProfile | undefined;
  match(vacancy: ScoredVacancy, measure: Measure, wanted: Wanted): Found;
  /** The same answer, when nobody but these can fit; by the handles of the present state. */
  matchAmong(
    vacancy: ScoredVacancy,
    measure: Measure,
    wanted: Wanted,
    candidates: Int32Array,
  ): Found;
  /** Good until the next change; 0: unknown. */
  handleOf(candidateId: string): number;
  /** Sorts everything anew. Happens by itself at the first question after many came. */
  rebuild(): void;
  measures(): IndexMeasures;
  lastQuestion(): LastQuestion;
}

interface Settings {
  readonly host: KernelHost;
  /** Neither memory of a rebuild passes it. */
  readonly limitBytes?: number;
}

/** From so many more than the last build had on, newcomers wait for the next question, which builds first. */
const grown = { share: 1.5, slots: 4_096 };

interface Generation {
  readonly arena: Arena;
  readonly kernel: Kernel;
  readonly blocks: Blocks;
  readonly records: RecordTable;
  readonly question: Question;
  /** Slots at the last build. */
  readonly built: number;
}

const nothing: Found = { eligible: 0, best: [], alerts: [] };

export function createBlockIndex({ host, limitBytes = addressLimit }: Settings): BlockIndex {
  const names: Dictionaries = createDictionaries();
  let now = open(0, undefined);
  let profiles = 0;
  let pending = 0;

  function open(expected: number, map: ReturnType<typeof createSliceMap> | undefined): Generation {
    const { memory, start } = host.open();
    const arena = createArena(memory, limitBytes);
    const blocks = createBlocks(arena, map ?? createSliceMap(), expected);
    const question = createQuestion({ arena, names, blocks });
    question.growPoints();
    return {
      arena,
      kernel: start(arena),
      blocks,
      records: createRecordTable(arena, expected),
      question,
      built: expected,
    };
  }

  /** Puts what was encoded in the place of the old record. Out of room: before anything was changed. */
  function store(old: number): number {
    const { arena, records } = now;
    const { words, bytes } = encoded;
    const oldBytes = old === 0 ? 0 : (arena.views.i32[(old + L.R_BYTES) >> 2] ?? 0);
    const rec = bytes === oldBytes ? old : arena.allocate(bytes);
    takeOut(old);
    arena.views.u32.set(words.subarray(0, bytes >> 2), rec >> 2);
    if (old === 0) records.add(rec);
    else if (rec !== old) {
      records.move(old, rec);
      arena.release(old, oldBytes);
    }
    return rec;
  }

  function takeOut(rec: number): void {
    if (rec === 0 || !hasProfile(now.arena, rec)) return;
    profiles -= 1;
    const slot = now.arena.views.i32[(rec + L.R_SLOT) >> 2] ?? L.NO_SLOT;
    if (slot === L.PENDING_SLOT) pending -= 1;
    else if (slot !== L.NO_SLOT) now.blocks.remove(rec);
  }

  function takeIn(rec: number): void {
    const { arena, blocks, built } = now;
    profiles += 1;
    if (!isSearched(arena, rec)) return;
    if (pending > 0 || blocks.slots > built * grown.share + grown.slots) return wait();
    try {
      blocks.place(rec);
    } catch (error) {
      // Held, but not to be found: no question is answered until a build has found room for everybody.
      wait();
      throw error;
    }

    function wait(): void {
      arena.views.i32[(rec + L.R_SLOT) >> 2] = L.PENDING_SLOT;
      pending += 1;
    }
  }

  function rebuild(): void {
    const from = now;
    const { views } = from.arena;
    const searched: number[] = [];
    const others: number[] = [];
    for (const rec of from.records.records())
      if (hasProfile(from.arena, rec) && isSearched(from.arena, rec)) searched.push(rec);
      else others.push(rec);
    const keys = Uint32Array.from(searched, (rec) => sortKeyOf(views, rec));
    const sorted = sortRecords(Int32Array.from(searched), keys);
    const next = open(searched.length, createSliceMap(commonestOf(from.arena, sorted, names)));
    next.blocks.build(copied(from, next, sorted));
    for (const rec of others) copy(from, next, rec);
    now = next;
    pending = 0;
  }

  function* copied(from: Generation, to: Generation, records: Iterable<number>) {
    for (const rec of records) yield copy(from, to, rec);
  }

  function copy(from: Generation, { arena, records }: Generation, rec: number): number {
    const bytes = from.arena.views.i32[(rec + L.R_BYTES) >> 2] ?? 0;
    const to = arena.allocate(bytes);
    const old = from.arena.views.u32.subarray(rec >> 2, (rec + bytes) >> 2);
    arena.views.u32.set(old, to >> 2);
    records.add(to);
    return to;
  }

  function hitAt(list: number, at: number): Hit {
    const { views } = now.arena;
    const rec = views.i32[(list >> 2) + at * 2 + 1] ?? 0;
    return {
      id: readUuid(views.u32, (rec + L.R_ID) >> 2),
      version: views.f64[(rec + L.R_VERSION) >> 3] ?? 0,
      score: views.i32[(list >> 2) + at * 2] ?? 0,
    };
  }

  function takeHits(field: number, listField: number): Hit[] {
    const { arena, question } = now;
    const { i32 } = arena.views;
    const hits = i32[(question.address + field) >> 2] ?? 0;
    const list = i32[(question.address + listField) >> 2] ?? 0;
    i32[(question.address + field) >> 2] = 0;
    return Array.from({ length: hits }, (_, at) => hitAt(list, at));
  }

  /** Puts a question and gathers its answer; `look` stops wherever the alerts are to be taken out. */
  function ask(
    vacancy: ScoredVacancy,
    measure: Measure,
    wanted: Wanted,
    look: (question: number) => Iterable<void>,
  ): Found {
    const { question, arena } = now;
    try {
      if (!question.ask(vacancy, measure, wanted)) return nothing;
      const alerts: Hit[] = [];
      for (const _ of look(question.address)) alerts.push(...takeHits(L.Q_ALERTS, L.Q_ALERT_LIST));
      return {
        eligible: arena.views.i32[(question.address + L.Q_ELIGIBLE) >> 2] ?? 0,
        best: takeHits(L.Q_BEST, L.Q_BEST_LIST).toSorted(byRank),
        alerts: alerts.toSorted(byRank),
      };
    } finally {
      question.clear();
    }
  }

  return {
    versionOf(candidateId) {
      const rec = now.records.find(candidateId);
      return rec === 0 ? 0 : (now.arena.views.f64[(rec + L.R_VERSION) >> 3] ?? 0);
    },
    put(profile) {
      if (!isPlainUuid(profile.candidateId) || !encodeProfile(profile, names)) return false;
      now.question.growPoints();
      const old = now.records.find(profile.candidateId);
      takeIn(store(old));
      return true;
    },
    drop(candidateId, version) {
      const old = now.records.find(candidateId);
      encodeBare(candidateId, version);
      store(old);
    },
    find(candidateId) {
      const rec = now.records.find(candidateId);
      if (rec === 0 || !hasProfile(now.arena, rec)) return undefined;
      return decodeProfile(now.arena.views, rec, names);
    },
    match(vacancy, measure, wanted) {
      if (pending > 0) rebuild();
      const { kernel, blocks } = now;
      return ask(vacancy, measure, wanted, function* look(q) {
        let from = 0;
        do {
          from = kernel.find(q, from);
          yield;
        } while (from < blocks.count);
      });
    },
    matchAmong(vacancy, measure, wanted, candidates) {
      const { kernel, arena } = now;
      return ask(vacancy, measure, wanted, function* look(q) {
        const list = arena.views.i32[(q + L.Q_CANDIDATE_LIST) >> 2] ?? 0;
        for (let from = 0; from < candidates.length; from += L.BATCH) {
          const some = candidates.subarray(from, from + L.BATCH);
          arena.views.i32.set(some, list >> 2);
          kernel.judge(q, some.length);
          yield;
        }
      });
    },
    handleOf: (candidateId) => now.records.find(candidateId),
    rebuild,
    measures() {
      const { arena, records, blocks } = now;
      return {
        profiles,
        slots: blocks.slots,
        blocks: blocks.count,
        bytes: arena.sizes().bytes + records.bytes,
      };
    },
    lastQuestion() {
      const { i32 } = now.arena.views;
      const at = now.question.address;
      return {
        blocks: i32[(at + L.Q_VISITED) >> 2] ?? 0,
        candidates: i32[(at + L.Q_CANDIDATES) >> 2] ?? 0,
      };
    },
  };
}

function byRank(a: Hit, b: Hit): number {
  if (a.score !== b.score) return b.score - a.score;
  return a.id < b.id ? -1 : 1;
}

/** Whether any question about a vacancy can find it; `tailoring` alone is asked from the other side. */
function isSearched({ views }: Arena, rec: number): boolean {
  return ((views.u8[rec + L.R_FLAGS] ?? 0) & (L.FLAG_ALERTS | L.FLAG_RECRUITERS)) !== 0;
}

/** Occupations and skills by how many wish for them. */
function commonestOf({ views }: Arena, records: Iterable<number>, names: Dictionaries) {
  const occupations = new Uint32Array(names.occupations.size);
  const skills = new Uint32Array(names.skills.size);
  for (const rec of records) {
    let at = afterPlacesOf(views, rec) >> 2;
    const wished = views.u8[rec + L.R_OCCUPATIONS] ?? 0;
    for (let n = 0; n < wished; n++, at++) count(occupations, (views.i32[at] ?? 0) >>> 4);
    const able = views.u8[rec + L.R_SKILLS] ?? 0;
    for (let n = 0; n < able; n++, at++) count(skills, (views.i32[at] ?? 0) >>> 7);
  }
  return { occupations: byCount(occupations), skills: byCount(skills) };
}

function count(counts: Uint32Array, number: number): void {
  counts[number] = (counts[number] ?? 0) + 1;
}

function byCount(counts: Uint32Array): number[] {
  return Array.from(counts, (times, number) => ({ times, number }))
    .toSorted((a, b) => b.times - a.times || a.number - b.number)
    .map(({ number }) => number);
}
