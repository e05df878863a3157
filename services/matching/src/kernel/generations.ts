import type { Dictionaries } from "./dictionary.ts";
import {
  openGeneration,
  type EncodedRecord,
  type Expected,
  type Generation,
} from "./generation.ts";
import type { KernelHost } from "./kernel.ts";
import { OutOfRoom } from "./memory.ts";
import { pendingInOrder, rebuildInParts } from "./rebuild.ts";
import type { SliceMap } from "./slice-map.ts";

/** The generation that answers, and the rebuild that makes the next one of it. */
export interface Generations {
  readonly now: Generation;
  /** Throws OutOfRoom; a rebuild under way is given up when what it holds is what is missing. */
  expectRoom(bytes: number, old: number): void;
  /** Puts a record in the place of an old one (0: none), in the next generation, too. */
  store(record: EncodedRecord, old: number): void;
  /** Everybody is to be found: by a build, or where there is no room for one, in the memory that there is. */
  placeThoseWhoWait(): void;
  wantsRebuild(): boolean;
  rebuild(): void;
  rebuildPart(goOn: () => boolean): boolean;
  /** What a rebuild under way has taken so far. */
  rebuildingBytes(): number;
}

export interface GenerationSettings {
  readonly host: KernelHost;
  readonly names: Dictionaries;
  /** Everything together stays below, two memories during a rebuild included. */
  readonly limitBytes: number;
  /** Records that a rebuild copies between two pauses: some hundreds of microseconds. */
  readonly portion: number;
}

/** A rebuild pays when so large a share has come or changed since, and at least so many. */
const worthRebuilding = { share: 0.2, changes: 4_096 };
interface Run {
  readonly parts: Generator<void, Generation>;
  readonly changed: number[];
}

export function createGenerations({
  host,
  names,
  limitBytes,
  portion,
}: GenerationSettings): Generations {
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
    for (const each of generations) if (each !== kept) void each.kernel.crew?.close();
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

  function placeThoseWhoWait(): void {
    if (now.pending === 0) return;
    try {
      rebuild();
    } catch (error) {
      if (!(error instanceof OutOfRoom) || now.pending > 0) throw error;
    }
  }

  function expectRoom(bytes: number, old: number): void {
    try {
      now.expectRoom(bytes, old);
    } catch (error) {
      if (run === undefined) throw error;
      giveUp();
      now.expectRoom(bytes, old);
    }
  }

  function store(record: EncodedRecord, old: number): void {
    const rec = now.store(record, old);
    run?.changed.push(rec);
  }

  return {
    get now() {
      return now;
    },
    expectRoom,
    store,
    placeThoseWhoWait,
    wantsRebuild() {
      if (now.pending > 0) return true;
      const { share, changes } = worthRebuilding;
      return now.placed - givenUpAt > Math.max(changes, now.built * share);
    },
    rebuild,
    rebuildPart,
    rebuildingBytes: () =>
      [...generations].reduce((sum, each) => sum + (each === now ? 0 : each.bytes()), 0),
  };
}
