/** Everything fits: hundredths of a per cent. */
export const fullFit = 10_000;

/** `part` of `whole`, both fits: rounded down to a whole number, exact for all values of 0 to 10,000. */
export function shareOf(part: number, whole: number): number {
  return Math.floor((part * whole) / fullFit);
}

/** The mean of whole-number values by whole-number weights, rounded down; undefined when nothing weighs anything. */
export function weightedMean(
  values: readonly { readonly weight: number; readonly value: number }[],
): number | undefined {
  let weights = 0;
  let sum = 0;
  for (const { weight, value } of values) {
    weights += weight;
    sum += weight * value;
  }
  return weights === 0 ? undefined : Math.floor(sum / weights);
}

/** An entry of a table that goes on as its last entry does. */
export function entryOf(table: readonly number[], index: number): number {
  return table[Math.min(index, table.length - 1)] ?? 0;
}
