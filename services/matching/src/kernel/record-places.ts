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
