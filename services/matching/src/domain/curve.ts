/** A curve through whole-number points, straight between them, flat before the first and after the last; at least one point. */
export type Curve = readonly (readonly [at: number, value: number])[];

/**
 * The curve's value at a whole number, always a whole number: between two points the step from the left one is rounded
 * towards it. Exact as long as (difference of values) × (difference of places) stays below 2^53, and below 2^31 for every
 * curve of the models.
 */
export function valueOn(curve: Curve, at: number): number {
  let left = curve[0];
  if (left === undefined) throw new RangeError("a curve needs a point");
  for (const right of curve) {
    if (at < right[0]) return at <= left[0] ? left[1] : between(left, right, at);
    left = right;
  }
  return left[1];
}

function between(
  left: readonly [number, number],
  right: readonly [number, number],
  at: number,
): number {
  const rise = right[1] - left[1];
  const step = Math.floor((Math.abs(rise) * (at - left[0])) / (right[0] - left[0]));
  return rise < 0 ? left[1] - step : left[1] + step;
}
