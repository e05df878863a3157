/**
 * The records in the order of their keys (32 bits, unsigned): a radix sort, the same on every machine. It pauses after
 * every so many, so that others have their turn.
 */
export function* sortRecords(
  records: Int32Array<ArrayBuffer>,
  keys: Uint32Array<ArrayBuffer>,
  portion: number,
): Generator<void, Int32Array> {
  const bits = 11;
  const size = 1 << bits;
  let fromRecords = records;
  let fromKeys = keys;
  let toRecords = new Int32Array(records.length);
  let toKeys = new Uint32Array(records.length);
  for (let shift = 0; shift < 32; shift += bits) {
    const starts = new Uint32Array(size + 1);
    for (let n = 0; n < fromKeys.length; n++) {
      const digit = (((fromKeys[n] ?? 0) >>> shift) & (size - 1)) + 1;
      starts[digit] = (starts[digit] ?? 0) + 1;
      if ((n + 1) % portion === 0) yield;
    }
    for (let digit = 1; digit <= size; digit++)
      starts[digit] = (starts[digit] ?? 0) + (starts[digit - 1] ?? 0);
    for (let n = 0; n < fromKeys.length; n++) {
      const key = fromKeys[n] ?? 0;
      const digit = (key >>> shift) & (size - 1);
      const to = starts[digit] ?? 0;
      starts[digit] = to + 1;
      toKeys[to] = key;
      toRecords[to] = fromRecords[n] ?? 0;
      if ((n + 1) % portion === 0) yield;
    }
    [fromRecords, toRecords] = [toRecords, fromRecords];
    [fromKeys, toKeys] = [toKeys, fromKeys];
  }
  return fromRecords;
}
