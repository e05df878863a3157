import * as L from "./layout.ts";
import type { Views } from "./native.ts";

/** Length of one place of the record. */
function placeBytesOf({ u8 }: Views, rec: number): number {
  const rounded = ((u8[rec + L.R_FLAGS] ?? 0) & L.FLAG_ROUNDED) !== 0;
  return (rounded ? L.PLACE_ROUNDED_BYTES : L.PLACE_EXACT_BYTES) + L.PLACE_TERMS_BYTES;
}

/** Where the list of occupations begins. */
export function afterPlacesOf(views: Views, rec: number): number {
  const places = views.u8[rec + L.R_PLACES] ?? 0;
  return rec + L.R_LISTS + places * placeBytesOf(views, rec);
}

export interface RecordPlace {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly radiusKm: number;
}

export function placeOf(views: Views, rec: number, number: number): RecordPlace {
  const bytes = placeBytesOf(views, rec);
  const at = rec + L.R_LISTS + number * bytes;
  const terms = at + bytes - L.PLACE_TERMS_BYTES;
  const radiusKm = views.u16[(terms + L.PLACE_RADIUS) >> 1] ?? 0;
  if (terms - at === L.PLACE_EXACT_BYTES) {
    const first = at >> 3;
    const { f64 } = views;
    return { x: f64[first] ?? 0, y: f64[first + 1] ?? 0, z: f64[first + 2] ?? 0, radiusKm };
  }
  const whole = (axis: number) => (views.i32[(at >> 2) + axis] ?? 0) / L.PLACE_DECIMALS;
  return { x: whole(0), y: whole(1), z: whole(2), radiusKm };
}
