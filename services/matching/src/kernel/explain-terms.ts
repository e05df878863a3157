import { valueOn } from "../domain/curve.ts";
import { metresBetween } from "../domain/earth.ts";
import { fullFit } from "../domain/fit.ts";
import { absent, type Reading } from "./explain-reading.ts";
import * as L from "./layout.ts";
import { workModesOf } from "./record-fields.ts";

const remote = { remote: true as const };

export function distanceFit(reading: Reading): number {
  const { views, plan, rec, at, names } = reading;
  if (plan.isRemote) {
    reading.values = remote;
    return at.places > 0 || workModesOf(views, rec) !== 0 ? fullFit : absent;
  }
  let nearest = Number.POSITIVE_INFINITY;
  let best = -1;
  for (let n = 0; n < at.places; n++) {
    const metres = metresTo(reading, n);
    if (metres > radiusAt(reading, n) * 1_000 || metres > nearest) continue;
    if (metres === nearest && placeKey(reading, best) <= placeKey(reading, n)) continue;
    nearest = metres;
    best = n;
  }
  if (best < 0) return absent;
  const terms = at.placeList + best * at.placeBytes + at.coordinates;
  reading.values = {
    km: Math.floor((nearest + 500) / 1_000),
    from: names.labels.textOf(views.u16[(terms + L.PLACE_LABEL) >> 1] ?? 0),
    remote: false,
  };
  return valueOn(plan.measure.model.distance.byMetres, nearest);
}

/** To the nearest of the vacancy's places; infinite: it has none. */
function metresTo(reading: Reading, n: number): number {
  const place = vectorAt(reading, n);
  let metres = Number.POSITIVE_INFINITY;
  for (const vector of reading.plan.vacancy.vectors)
    metres = Math.min(metres, metresBetween(place, vector));
  return metres;
}

function vectorAt({ views, at }: Reading, n: number) {
  const from = at.placeList + n * at.placeBytes;
  if (at.coordinates === L.PLACE_EXACT_BYTES) {
    const { f64 } = views;
    const first = from >> 3;
    return { x: f64[first] ?? 0, y: f64[first + 1] ?? 0, z: f64[first + 2] ?? 0 };
  }
  const { i32 } = views;
  const first = from >> 2;
  return {
    x: (i32[first] ?? 0) / L.PLACE_DECIMALS,
    y: (i32[first + 1] ?? 0) / L.PLACE_DECIMALS,
    z: (i32[first + 2] ?? 0) / L.PLACE_DECIMALS,
  };
}

function radiusAt({ views, at }: Reading, n: number): number {
  const terms = at.placeList + n * at.placeBytes + at.coordinates;
  return views.u8[terms + L.PLACE_RADIUS] ?? 0;
}

/** The text by which the domain sorts places: of equal distances the first in its order explains. */
function placeKey(reading: Reading, n: number): string {
  const { views, at, names } = reading;
  const terms = at.placeList + n * at.placeBytes + at.coordinates;
  const label = names.labels.textOf(views.u16[(terms + L.PLACE_LABEL) >> 1] ?? 0);
  const { x, y, z } = vectorAt(reading, n);
  return `${label} ${radiusAt(reading, n)} ${x} ${y} ${z}`;
}

export function payFit(reading: Reading): number {
  const { views, plan, rec } = reading;
  const pay = views.i32[(rec + L.R_PAY) >> 2] ?? -1;
  const minimum = pay & L.PAY_MINIMUM;
  if (pay === -1 || minimum === 0) return absent;
  const isOnTarget = (pay & L.PAY_ON_TARGET) !== 0;
  const offered = isOnTarget ? plan.offeredOnTarget : plan.offeredFixed;
  if (offered === undefined) return absent;
  reading.values = { offered, minimum, of: isOnTarget ? "on-target" : "fixed" };
  return valueOn(plan.measure.model.pay.byShare, Math.floor((offered * fullFit) / minimum));
}
