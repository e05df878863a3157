import { metresBetween } from "../domain/earth.ts";
import type { ScoredProfile } from "../domain/scored-profile.ts";
import type { ScoredVacancy } from "../domain/scored-vacancy.ts";
import { clearBit, longer, setBit } from "./slot-sets.ts";

/** Slots are handed out in chunks of two words, all of one region. */
export const wordsOfChunk = 2;
const slotsOfChunk = wordsOfChunk * 32;
/** Edge of a cell, as a share of the radius of the earth: about 19 km. */
const cell = 0.003;
/** More than the mean radius of the earth is not needed: a chord is no longer than its arc. Rounding never rules anybody out. */
const metresToShare = 1.000_1 / 6_371_008;
const marginMetres = 100;

interface Region {
  readonly key: string;
  /** Undefined: vacancies that no single place is known of, or that need none. */
  readonly centre: ScoredVacancy["vectors"][number] | undefined;
  /** All its vacancies lie within so many metres of the centre. */
  radiusMetres: number;
  readonly chunks: number[];
  /** Chunks that may have room. */
  readonly roomy: number[];
}

/** Numbers for vacancies, neighbours in neighbouring numbers, so that far regions can be left out as a whole. */
export interface RegionSlots {
  /** One bit per slot in use. */
  readonly used: Int32Array;
  take(vacancy: ScoredVacancy): number;
  free(slot: number): void;
  /** The chunks of all regions in which something may lie within reach, written to `chunks`; returns how many. */
  within(profile: Pick<ScoredProfile, "places">, chunks: Int32Array): number;
}

/** `onGrow` is told the number of words before a slot of the new ones is handed out. */
export function createRegionSlots(onGrow: (words: number) => void): RegionSlots {
  const regions = new Map<string, Region>();
  /** The same, quicker to go through. */
  const all: Region[] = [];
  const regionOf: Region[] = [];
  const empty: number[] = [];
  let used = new Int32Array(0);

  function grow(): void {
    const before = used.length / wordsOfChunk;
    const after = Math.max(16, before * 2);
    used = longer(used, after * wordsOfChunk);
    for (let chunk = after - 1; chunk >= before; chunk--) empty.push(chunk);
    onGrow(used.length);
  }

  function openChunk(region: Region): number {
    if (empty.length === 0) grow();
    const chunk = empty.pop() ?? 0;
    regionOf[chunk] = region;
    region.chunks.push(chunk);
    region.roomy.push(chunk);
    return chunk;
  }

  function roomIn(region: Region): number {
    for (;;) {
      const chunk = region.roomy.at(-1) ?? openChunk(region);
      for (let word = chunk * wordsOfChunk; word < (chunk + 1) * wordsOfChunk; word++) {
        const free = ~(used[word] ?? 0);
        if (free !== 0) return word * 32 + 31 - Math.clz32(free & -free);
      }
      region.roomy.pop();
    }
  }

  function regionFor(vacancy: ScoredVacancy): Region {
    const centre = centreOf(vacancy);
    const key = keyOf(centre);
    const known = regions.get(key);
    if (known !== undefined) return known;
    const region = { key, centre, radiusMetres: 0, chunks: [], roomy: [] };
    regions.set(key, region);
    all.push(region);
    return region;
  }

  return {
    get used() {
      return used;
    },
    take(vacancy) {
      const region = regionFor(vacancy);
      const [place] = vacancy.vectors;
      if (region.centre !== undefined && place !== undefined)
        region.radiusMetres = Math.max(region.radiusMetres, metresBetween(region.centre, place));
      const slot = roomIn(region);
      setBit(used, slot);
      return slot;
    },
    free(slot) {
      clearBit(used, slot);
      const chunk = Math.floor(slot / slotsOfChunk);
      const region = regionOf[chunk];
      if (region === undefined) return;
      if (used[chunk * wordsOfChunk] === 0 && used[chunk * wordsOfChunk + 1] === 0) {
        without(region.chunks, chunk);
        without(region.roomy, chunk);
        empty.push(chunk);
        if (region.chunks.length === 0) {
          regions.delete(region.key);
          without(all, region);
        }
      } else if (!region.roomy.includes(chunk)) region.roomy.push(chunk);
    },
    within({ places }, chunks) {
      let count = 0;
      for (const region of all)
        if (mayReach(places, region)) for (const chunk of region.chunks) chunks[count++] = chunk;
      return count;
    },
  };
}

/** Where a vacancy belongs, when one place says it. */
function centreOf({ vectors, workMode }: ScoredVacancy): Region["centre"] {
  const [place, another] = vectors;
  return another === undefined && workMode !== "remote" ? place : undefined;
}

function keyOf(centre: Region["centre"]): string {
  if (centre === undefined) return "anywhere";
  return [centre.x, centre.y, centre.z].map((value) => Math.floor(value / cell)).join(" ");
}

function mayReach(
  places: ScoredProfile["places"],
  { centre, radiusMetres }: Pick<Region, "centre" | "radiusMetres">,
): boolean {
  if (centre === undefined || places.length === 0) return true;
  for (const { vector, radiusKm } of places) {
    const dx = vector.x - centre.x;
    const dy = vector.y - centre.y;
    const dz = vector.z - centre.z;
    const chord = (radiusKm * 1_000 + radiusMetres + marginMetres) * metresToShare;
    if (dx * dx + dy * dy + dz * dz <= chord * chord) return true;
  }
  return false;
}

function without<Item>(items: Item[], item: Item): void {
  const at = items.indexOf(item);
  if (at >= 0) items.splice(at, 1);
}
