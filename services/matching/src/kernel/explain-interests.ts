import { valueOn } from "../domain/curve.ts";
import { metresBetween } from "../domain/earth.ts";
import type { Fit, Reading } from "./explain-reading.ts";
import * as L from "./layout.ts";

/** Interests that meet the vacancy: weight and text, side by side; overwritten by the next call. */
const met = { count: 0, isKnown: false, weights: new Int32Array(160), concepts: [] as string[] };

/** Looks at so many interests of one kind: those that have not faded are known, and some of them meet the vacancy. */
function lookAt(
  { views, plan }: Reading,
  { from, count }: { readonly from: number; readonly count: number },
  conceptOf: (number: number) => string | undefined,
): void {
  const { i32 } = views;
  const { day } = plan.measure;
  const last = plan.decay.length - 1;
  for (let n = 0; n < count; n++) {
    const item = i32[from + n * 2] ?? 0;
    const age = day - ((i32[from + n * 2 + 1] ?? 0) & 131_071);
    const remains = plan.decay[age < 0 ? 0 : age > last ? last : age] ?? 0;
    const weight = Math.floor(((item & 1_023) * remains) / 100);
    if (weight === 0) continue;
    met.isKnown = true;
    const concept = conceptOf(item >>> 10);
    if (concept === undefined) continue;
    // Heaviest first, then by name.
    let place = met.count++;
    for (; place > 0; place--) {
      const before = met.weights[place - 1] ?? 0;
      const name = met.concepts[place - 1] ?? "";
      if (before > weight || (before === weight && name <= concept)) break;
      met.weights[place] = before;
      met.concepts[place] = name;
    }
    met.weights[place] = weight;
    met.concepts[place] = concept;
  }
}

export function interestOf(reading: Reading): Fit | undefined {
  const { views, plan, rec, names, at } = reading;
  const { vacancy, measure } = plan;
  const { u8 } = views;
  met.count = 0;
  met.isKnown = false;
  let from = at.interests >> 2;
  const next = (count: number, isSaid: boolean, conceptOf: (n: number) => string | undefined) => {
    if (isSaid && count > 0) lookAt(reading, { from, count }, conceptOf);
    from += count * (L.INTEREST_BYTES >> 2);
  };
  next(u8[rec + L.R_INTEREST_OCCUPATIONS] ?? 0, vacancy.occupations.length > 0, (n) =>
    plan.offeredOccupations.has(n) ? names.occupations.textOf(n) : undefined,
  );
  next(u8[rec + L.R_INTEREST_SKILLS] ?? 0, vacancy.skills.length > 0, (n) =>
    plan.skillPlaces.has(n) ? names.skills.textOf(n) : undefined,
  );
  next(
    u8[rec + L.R_INTEREST_SECTORS] ?? 0,
    vacancy.sectors.length > 0,
    (n) => plan.sectors.get(n)?.concept,
  );
  next(u8[rec + L.R_INTEREST_PLACES] ?? 0, !plan.isRemote && vacancy.vectors.length > 0, (n) =>
    isNear(reading, n) ? conceptOfPoint(names.points.textOf(n)) : undefined,
  );
  if (!met.isKnown) return undefined;
  let sum = 0;
  const concepts: string[] = [];
  for (let n = 0; n < met.count; n++) {
    const concept = met.concepts[n] ?? "";
    sum += met.weights[n] ?? 0;
    if (concepts.length < 6 && !concepts.includes(concept)) concepts.push(concept);
  }
  return { fit: valueOn(measure.model.interest.byWeight, sum), values: { concepts } };
}

/** A point's text is its concept and its coordinates. */
function conceptOfPoint(text: string): string {
  return text.slice(0, text.indexOf(" "));
}

function isNear({ plan, names }: Reading, point: number): boolean {
  const known = plan.nearPoints.get(point);
  if (known !== undefined) return known;
  const [, x, y, z] = names.points.textOf(point).split(" ").map(Number);
  const at = { x: x ?? 0, y: y ?? 0, z: z ?? 0 };
  const { nearMetres } = plan.measure.model.interest;
  const isIt = plan.vacancy.vectors.some((vector) => metresBetween(at, vector) <= nearMetres);
  plan.nearPoints.set(point, isIt);
  return isIt;
}
