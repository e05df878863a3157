import { createBlocks, type Blocks } from "./blocks.ts";
import { bytesOfNames, type Dictionaries } from "./dictionary.ts";
import type { Kernel, KernelHost } from "./kernel.ts";
import * as L from "./layout.ts";
import { bytesOf } from "./record-fields.ts";
import { createArena, OutOfRoom, type Arena } from "./memory.ts";
import { createPoints } from "./question-points.ts";
import { createQuestion, questionBytes, type Question } from "./question.ts";
import { createRecordTable, hasProfile, type RecordTable } from "./record-table.ts";
import { createSliceMap, type SliceMap } from "./slice-map.ts";
import { createVacancyNumbers } from "./vacancy-numbers.ts";

/** From so many on, newcomers of an index that was never built wait for the first question, which builds. */
const unbuiltSlots = 4_096;

/** Never given to profiles, so that people can always be taken out and questions be asked: a share, and at least so much. */
const reserve = { share: 1 / 32, bytes: 131_072 };

/** A record in words, to be put in the place of another. */
export interface EncodedRecord {
  readonly words: Uint32Array;
  readonly bytes: number;
}

/** One memory with everybody in it; a rebuild makes the next. */
export interface Generation {
  readonly arena: Arena;
  readonly kernel: Kernel;
  readonly blocks: Blocks;
  readonly records: RecordTable;
  readonly question: Question;
  /** As many more as the kernel's threads take at once, each with room of its own; fewer where memory has none. */
  questions(): readonly Question[];
  /** Points that profiles are interested in were added. */
  growPoints(): void;
  /** Slots at the build; 0: never built. */
  readonly built: number;
  /** Profiles that are held. */
  readonly profiles: number;
  /** Of them those who are held, and found only after a build. */
  readonly pending: number;
  /** Slots that were given since the build. */
  readonly placed: number;
  /** Memory and record table. */
  bytes(): number;
  /** Throws OutOfRoom where a profile's record of this length would have no room, with whatever else it needs. */
  expectRoom(bytes: number, old: number): void;
  /** Puts a record in the place of the old one (0: none) and returns its address. Out of room: before anything was changed. */
  store(record: EncodedRecord, old: number): number;
  /** Takes records of another generation in the order of the build, and gives those a slot who are searched for. */
  copy(from: Arena, records: Int32Array): void;
  /** Nobody more is copied. */
  endBuild(): void;
  /** Places everybody who waits, in the order given. */
  settle(records: Iterable<number>): void;
  /** From here on what is released stays as it is, until `thaw`: somebody reads addresses that may have been left. */
  freeze(): void;
  thaw(): void;
}

interface Settings {
  readonly host: KernelHost;
  readonly names: Dictionaries;
  /** What this generation may take at most, by now. */
  readonly limitBytes: () => number;
  /** What a build is going to fill it with: records, and of them those that get a slot. */
  readonly expected?: Expected;
  readonly map?: SliceMap;
}

export interface Expected {
  readonly records: number;
  readonly slots: number;
}

export function openGeneration(settings: Settings): Generation {
  const {
    host,
    names,
    limitBytes,
    expected = { records: 0, slots: 0 },
    map = createSliceMap(),
  } = settings;
  const { memory, start } = host.open();
  const left = () => limitBytes() - records.bytes - bytesOfNames(names);
  // The table's next growth is kept for it: memory is never given back.
  const arena = createArena(memory, () => left() - records.growthBytes);
  const hasRoomFor = (more: number) => arena.sizes().bytes + more <= left();
  const records = createRecordTable(arena, hasRoomFor, expected.records);
  const kernel = start(arena);
  const blocks = createBlocks({ arena, kernel, map, expected: expected.slots });
  const points = createPoints(arena, names.points);
  points.grow();
  const numbersOf = createVacancyNumbers(names);
  const openQuestion = () => createQuestion({ arena, names, blocks, points, numbersOf });
  const question = openQuestion();
  const questions: Question[] = [];
  let built = expected.slots;
  let profiles = 0;
  let pending = 0;
  let placed = 0;
  let frozen: { at: number; bytes: number }[] | undefined;

  const kept = () => Math.max(reserve.bytes, Math.floor(limitBytes() * reserve.share));
  const slotOf = (rec: number) => arena.views.i32[(rec + L.R_SLOT) >> 2] ?? L.NO_SLOT;
  const setSlot = (rec: number, slot: number) => {
    arena.views.i32[(rec + L.R_SLOT) >> 2] = slot;
  };
  const lengthOf = (rec: number) => (rec === 0 ? 0 : bytesOf(arena.views, rec));

  function release(at: number, bytes: number): void {
    if (frozen === undefined) arena.release(at, bytes);
    else frozen.push({ at, bytes });
  }

  /** Room for the record; a bare one finds it in what the old one leaves. */
  function placeFor(bytes: number, old: number): number {
    const oldBytes = lengthOf(old);
    if (bytes === oldBytes) return old;
    try {
      return arena.allocate(bytes);
    } catch (error) {
      if (!(error instanceof OutOfRoom) || old === 0 || bytes > oldBytes) throw error;
      return old;
    }
  }

  function takeOut(rec: number): void {
    if (rec === 0 || !hasProfile(arena, rec)) return;
    profiles -= 1;
    const slot = slotOf(rec);
    if (slot === L.PENDING_SLOT) pending -= 1;
    else if (slot !== L.NO_SLOT) blocks.vacate(rec);
  }

  function takeIn(rec: number): void {
    const isHeld = hasProfile(arena, rec);
    if (isHeld) profiles += 1;
    if (!isHeld || !isSearched(arena, rec)) {
      blocks.leave();
      return;
    }
    if (built > 0 || (pending === 0 && blocks.slots < unbuiltSlots)) {
      if (blocks.place(rec)) placed += 1;
    } else {
      blocks.leave();
      setSlot(rec, L.PENDING_SLOT);
      pending += 1;
    }
  }

  return {
    arena,
    kernel,
    blocks,
    records,
    question,
    questions() {
      const most = kernel.crew?.most ?? 0;
      while (questions.length < most && arena.hasRoom(questionBytes(names), 0, kept()))
        questions.push(openQuestion());
      return questions;
    },
    growPoints: points.grow,
    get built() {
      return built;
    },
    get profiles() {
      return profiles;
    },
    get pending() {
      return pending;
    },
    get placed() {
      return placed;
    },
    bytes: () => arena.sizes().bytes + records.bytes,
    expectRoom(bytes, old) {
      const growth = old === 0 ? records.nextGrowth : 0;
      const beside = blocks.needsFor(pending + 1);
      if (growth > 0 && !hasRoomFor(growth)) throw new OutOfRoom(growth);
      if (!arena.hasRoom(bytes, beside, kept() + growth)) throw new OutOfRoom(bytes);
      arena.reserve(bytes + blocks.needsFor(1));
    },
    store({ words, bytes }, old) {
      const oldBytes = lengthOf(old);
      const rec = placeFor(bytes, old);
      takeOut(old);
      arena.views.u32.set(words.subarray(0, bytes >> 2), rec >> 2);
      setSlot(rec, L.NO_SLOT);
      if (old === 0) records.add(rec);
      else if (rec !== old) {
        records.move(old, rec);
        release(old, oldBytes);
      } else if (bytes < oldBytes) release(rec + bytes, oldBytes - bytes);
      takeIn(rec);
      return rec;
    },
    copy(from, list) {
      const source = from.views.i32;
      let bytes = 0;
      let touched = 0;
      for (const rec of list) {
        bytes += bytesOf(from.views, rec);
        touched ^= touch(source, rec);
      }
      let to = arena.allocate(bytes);
      const target = arena.views.i32;
      target[to >> 2] = touched;
      const searched: number[] = [];
      for (const rec of list) {
        const end = (rec + bytesOf(from.views, rec)) >> 2;
        let word = to >> 2;
        for (let at = rec >> 2; at < end; at++) target[word++] = source[at] ?? 0;
        setSlot(to, L.NO_SLOT);
        records.add(to);
        if (hasProfile(arena, to)) {
          profiles += 1;
          if (isSearched(arena, to)) searched.push(to);
        }
        to = word << 2;
      }
      blocks.append(searched);
    },
    endBuild: blocks.endBuild,
    settle(waiting) {
      for (const rec of waiting) {
        if (slotOf(rec) !== L.PENDING_SLOT) continue;
        blocks.place(rec);
        pending -= 1;
      }
      built = Math.max(1, blocks.slots);
      placed = 0;
    },
    freeze() {
      frozen ??= [];
    },
    thaw() {
      for (const { at, bytes } of frozen ?? []) arena.release(at, bytes);
      frozen = undefined;
    },
  };
}

/**
 * Asks memory for what comes after the beginning of a record: of many side by side, before any of them is waited for. What
 * it returns must be written somewhere, or it is not done.
 */
export function touch(words: Int32Array, rec: number): number {
  return (words[(rec + L.R_LISTS) >> 2] ?? 0) ^ (words[(rec + L.R_LISTS + 48) >> 2] ?? 0);
}

/** Whether any question about a vacancy can find it; `tailoring` alone is asked from the other side. */
export function isSearched({ views }: Arena, rec: number): boolean {
  return ((views.u8[rec + L.R_FLAGS] ?? 0) & (L.FLAG_ALERTS | L.FLAG_RECRUITERS)) !== 0;
}
