import type { Profile } from "@raakvlak/contracts";
import type { Fitting, Measure } from "../domain/scan.ts";
import type { ScoredVacancy } from "../domain/scored-vacancy.ts";
import { isPlainUuid, readUuid } from "./candidate-id.ts";
import { decodeProfile, type DecodedProfile } from "./decode-profile.ts";
import { bytesOfNames, createDictionaries, type Dictionaries } from "./dictionary.ts";
import { encodeBare, encoded, encodeProfile } from "./encode-profile.ts";
import { createExplainPlans } from "./explain-plan.ts";
import { explainRecord } from "./explain.ts";
import { openGeneration, type Expected, type Generation } from "./generation.ts";
import { imageOf, restoreNames, type Image, type NamesImage } from "./image.ts";
import type { KernelHost } from "./kernel.ts";
import * as L from "./layout.ts";
import { addressLimit, OutOfRoom } from "./memory.ts";
import type { Wanted } from "./question.ts";
import { pendingInOrder, rebuildInParts } from "./rebuild.ts";
import { hasProfile } from "./record-table.ts";
import type { SliceMap } from "./slice-map.ts";

export { OutOfRoom } from "./memory.ts";

/** Somebody who fits, as of the record that was judged. */
export interface Hit {
  readonly id: string;
  readonly version: number;
  readonly score: number;
}

export interface Found<Of extends Hit = Hit> {
  /** How many fit who allow recruiters. */
  readonly eligible: number;
  /** The best of them: by score, then id. */
  readonly best: readonly Of[];
  /** Everybody who is to be mailed, in the same order. */
  readonly alerts: readonly Of[];
}

export interface IndexMeasures {
  /** Profiles that are held, and of them those that can be found for a vacancy. */
  readonly profiles: number;
  readonly slots: number;
  readonly blocks: number;
  /** Bytes of the memory and of all tables beside it, and about what the texts of the dictionaries take. */
  readonly bytes: number;
  /** Of them those that are in use: what was released waits for others of its length, or for a rebuild. */
  readonly usedBytes: number;
  /** More for a while: what a rebuild under way has taken so far. */
  readonly rebuildingBytes: number;
  /** None of the two above together passes it. */
  readonly limitBytes: number;
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
  /**
   * Takes a profile in the place of what is held. False: it holds what a record has no room for; nothing was changed.
   * Throws OutOfRoom where the memory has none; nothing was changed either.
   */
  put(profile: Profile): boolean;
  /** Takes the profile out and remembers the version; infinite: for ever. Of somebody who is held it never fails. */
  drop(candidateId: string, version: number): void;
  find(candidateId: string): DecodedProfile | undefined;
  match(vacancy: ScoredVacancy, measure: Measure, wanted: Wanted): Found;
  /** The same with the reasons of everybody who is found, bit for bit the domain's. */
  matchExplained(vacancy: ScoredVacancy, measure: Measure, wanted: Wanted): Found<Fitting>;
  /** The same answer, when nobody but these can fit; by the handles of the present state. */
  matchAmong(
    vacancy: ScoredVacancy,
    measure: Measure,
    wanted: Wanted,
    candidates: Int32Array,
  ): Found;
  /** Good until the next change or part of a rebuild; 0: unknown. */
  handleOf(candidateId: string): number;
  /** Whether so much has changed since the last build that another would pay. */
  wantsRebuild(): boolean;
  /** Sorts everything anew. Throws OutOfRoom where both memories together would pass the limit; nothing was changed. */
  rebuild(): void;
  /**
   * The same in the background: works on as long as `goOn` says so, asked about every half a millisecond. True when it is
   * through. Between two parts everything may be asked and changed; answers are as exact as ever. Throws like `rebuild`,
   * and whoever then asks `wantsRebuild` hears no until much more has changed.
   */
  rebuildPart(goOn: () => boolean): boolean;
  /** What can be kept and given back to an empty index of the same layout. */
  image(): Image;
  /** For an index that never held anything: the texts of an image, then its records, each with `takeRecord`. */
  takeNames(image: NamesImage): void;
  /** Of two records of a candidate the newer stays. Throws OutOfRoom like `put`. */
  takeRecord(bytes: Uint8Array): void;
  measures(): IndexMeasures;
  lastQuestion(): LastQuestion;
}

interface Settings {
  readonly host: KernelHost;
  /** Everything together stays below, two memories during a rebuild included. */
  readonly limitBytes?: number;
  /** Records that a rebuild copies between two pauses: some hundreds of microseconds. */
  readonly portion?: number;
}

/** A rebuild pays when so large a share has come or changed since, and at least so many. */
const worthRebuilding = { share: 0.2, changes: 4_096 };
/** Of two memories each ends where addresses end. */
const noLimit = 2 * addressLimit;

/** A record from outside, at a multiple of 8. */
const scratch = new Uint32Array(8_192);
const scratchBytes = new Uint8Array(scratch.buffer);
const scratchVersion = new Float64Array(scratch.buffer, L.R_VERSION, 1);

interface Run {
  readonly parts: Generator<void, Generation>;
  readonly changed: number[];
}

const nothing = { eligible: 0, best: [], alerts: [] };
/** Where the kernel counts what it found, and where it lists it. */
const bestFields = [L.Q_BEST, L.Q_BEST_LIST] as const;
const alertFields = [L.Q_ALERTS, L.Q_ALERT_LIST] as const;

export function createBlockIndex({
  host,
  limitBytes = noLimit,
  portion = 256,
}: Settings): BlockIndex {
  const names: Dictionaries = createDictionaries();
  const planOf = createExplainPlans(names);
  /** The one that answers, and during a rebuild the one that comes after it. */
  const generations = new Set<Generation>();
  let now = open();
  let run: Run | undefined;
  /** Changes at which a rebuild that had no room was given up. */
  let givenUpAt = 0;

  function open(expected?: Expected, map?: SliceMap): Generation {
    const own: { generation?: Generation } = {};
    const left = () => {
      let bytes = limitBytes;
      for (const other of generations) if (other !== own.generation) bytes -= other.bytes();
      return bytes;
    };
    const given = { ...(expected && { expected }), ...(map && { map }) };
    const opened = openGeneration({ host, names, limitBytes: left, ...given });
    own.generation = opened;
    generations.add(opened);
    return opened;
  }

  function begin(): Run {
    const from = now;
    const changed: number[] = [];
    from.freeze();
    return { parts: rebuildInParts({ from, names, open, changed, portion }), changed };
  }

  function end(kept: Generation): void {
    run = undefined;
    now = kept;
    generations.clear();
    generations.add(now);
  }

  function giveUp(): void {
    end(now);
    now.thaw();
    givenUpAt = now.placed;
  }

  function rebuildPart(goOn: () => boolean): boolean {
    run ??= begin();
    try {
      for (;;) {
        const { done, value } = run.parts.next();
        if (done === true) {
          end(value);
          givenUpAt = 0;
          return true;
        }
        if (!goOn()) return false;
      }
    } catch (error) {
      giveUp();
      // Nobody is to wait for what will not come.
      if (error instanceof OutOfRoom && now.pending > 0) now.settle(pendingInOrder(now));
      throw error;
    }
  }

  function rebuild(): void {
    rebuildPart(() => true);
  }

  /** Everybody is to be found: by a build, or where there is no room for one, in the memory that there is. */
  function placeThoseWhoWait(): void {
    try {
      rebuild();
    } catch (error) {
      if (!(error instanceof OutOfRoom) || now.pending > 0) throw error;
    }
  }

  /** Out of room for a profile: what a rebuild holds may be what is missing. */
  function expectRoom(bytes: number, old: number): void {
    try {
      now.expectRoom(bytes, old);
    } catch (error) {
      if (run === undefined) throw error;
      giveUp();
      now.expectRoom(bytes, old);
    }
  }

  function store(old: number): void {
    const rec = now.store(encoded, old);
    run?.changed.push(rec);
  }

  function hitOf(rec: number, score: number): Hit {
    const { views } = now.arena;
    return {
      id: readUuid(views.u32, (rec + L.R_ID) >> 2),
      version: views.f64[(rec + L.R_VERSION) >> 3] ?? 0,
      score,
    };
  }

  /** Explains hits of one question; who stands in both lists is told once. */
  function explaining(vacancy: ScoredVacancy, measure: Measure) {
    const plan = planOf(vacancy, measure);
    const told = new Map<number, Fitting>();
    return (rec: number, score: number): Fitting => {
      const before = told.get(rec);
      if (before !== undefined) return before;
      const { views } = now.arena;
      const fitting = {
        id: readUuid(views.u32, (rec + L.R_ID) >> 2),
        version: views.f64[(rec + L.R_VERSION) >> 3] ?? 0,
        score,
        reasons: explainRecord(views, names, plan, rec),
      };
      told.set(rec, fitting);
      return fitting;
    };
  }

  function takeHits<Of>(
    [field, listField]: readonly [number, number],
    tell: (rec: number, score: number) => Of,
  ): Of[] {
    const { arena, question } = now;
    const { i32 } = arena.views;
    const hits = i32[(question.address + field) >> 2] ?? 0;
    const list = (i32[(question.address + listField) >> 2] ?? 0) >> 2;
    i32[(question.address + field) >> 2] = 0;
    return Array.from({ length: hits }, (_, at) =>
      tell(i32[list + at * 2 + 1] ?? 0, i32[list + at * 2] ?? 0),
    );
  }

  /** Puts a question and gathers its answer; `look` stops wherever the alerts are to be taken out. */
  function ask<Of extends Hit>(
    asked: () => boolean,
    tell: (rec: number, score: number) => Of,
    look: (question: number) => Iterable<void>,
  ): Found<Of> {
    const { question, arena } = now;
    try {
      if (!asked()) return nothing;
      const alerts: Of[] = [];
      for (const _ of look(question.address)) alerts.push(...takeHits(alertFields, tell));
      return {
        eligible: arena.views.i32[(question.address + L.Q_ELIGIBLE) >> 2] ?? 0,
        best: takeHits(bestFields, tell).toSorted(byRank),
        alerts: alerts.toSorted(byRank),
      };
    } finally {
      question.clear();
    }
  }

  function* throughBlocks(question: number): Iterable<void> {
    const { kernel, blocks } = now;
    let from = 0;
    do {
      from = kernel.find(question, from);
      yield;
    } while (from < blocks.count);
  }

  return {
    versionOf(candidateId) {
      const rec = now.records.find(candidateId);
      return rec === 0 ? 0 : (now.arena.views.f64[(rec + L.R_VERSION) >> 3] ?? 0);
    },
    put(profile) {
      if (!isPlainUuid(profile.candidateId) || !encodeProfile(profile, names)) return false;
      const old = now.records.find(profile.candidateId);
      expectRoom(encoded.bytes, old);
      now.question.growPoints();
      store(old);
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
      if (now.pending > 0) placeThoseWhoWait();
      return ask(() => now.question.ask(vacancy, measure, wanted), hitOf, throughBlocks);
    },
    matchExplained(vacancy, measure, wanted) {
      if (now.pending > 0) placeThoseWhoWait();
      const asked = () => now.question.ask(vacancy, measure, wanted);
      return ask(asked, explaining(vacancy, measure), throughBlocks);
    },
    matchAmong(vacancy, measure, wanted, candidates) {
      const { kernel, arena, question } = now;
      const asked = () => question.ask(vacancy, measure, wanted);
      return ask(asked, hitOf, function* look(q) {
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
    wantsRebuild() {
      if (now.pending > 0) return true;
      const { share, changes } = worthRebuilding;
      return now.placed - givenUpAt > Math.max(changes, now.built * share);
    },
    rebuild,
    rebuildPart,
    image: () => imageOf(() => now, names),
    takeNames: (image) => restoreNames(names, image),
    takeRecord(bytes) {
      scratchBytes.set(bytes);
      const old = now.records.findAt(scratch, L.R_ID >> 2);
      const held = old === 0 ? 0 : (now.arena.views.f64[(old + L.R_VERSION) >> 3] ?? 0);
      if ((scratchVersion[0] ?? 0) <= held) return;
      if (bytes.length > L.R_BARE_BYTES) expectRoom(bytes.length, old);
      now.question.growPoints();
      const rec = now.store({ words: scratch, bytes: bytes.length }, old);
      run?.changed.push(rec);
    },
    measures() {
      const { arena, records, blocks, profiles } = now;
      const beside = records.bytes + bytesOfNames(names);
      return {
        profiles,
        slots: blocks.slots,
        blocks: blocks.count,
        bytes: arena.sizes().bytes + beside,
        usedBytes: arena.sizes().used + beside,
        rebuildingBytes: [...generations].reduce(
          (sum, each) => sum + (each === now ? 0 : each.bytes()),
          0,
        ),
        limitBytes,
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
