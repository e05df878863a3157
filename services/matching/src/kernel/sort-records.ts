const bits = 11;
const size = 1 << bits;

interface Column {
  readonly records: Int32Array<ArrayBuffer>;
  readonly keys: Uint32Array<ArrayBuffer>;
}

/** What is done between two pauses stands in functions without one, which run several times as fast. */
function countDigits(
  { keys }: Column,
  shift: number,
  starts: Uint32Array,
  from: number,
  to: number,
): void {
  for (let n = from; n < to; n++) {
    const digit = (((keys[n] ?? 0) >>> shift) & (size - 1)) + 1;
    starts[digit] = (starts[digit] ?? 0) + 1;
  }
}

function moveByDigit(
  source: Column,
  target: Column,
  shift: number,
  starts: Uint32Array,
  from: number,
  to: number,
): void {
  const { records, keys } = source;
  for (let n = from; n < to; n++) {
    const key = keys[n] ?? 0;
    const digit = (key >>> shift) & (size - 1);
    const at = starts[digit] ?? 0;
    starts[digit] = at + 1;
    target.keys[at] = key;
    target.records[at] = records[n] ?? 0;
  }
}

/**
 * The records in the order of their keys (32 bits, unsigned): a radix sort, the same on every machine. It pauses after
 * every so many, so that others have their turn.
 */
export function* sortRecords(
  records: Int32Array<ArrayBuffer>,
  keys: Uint32Array<ArrayBuffer>,
  portion: number,
): Generator<void, Int32Array> {
  const { length } = records;
  let source: Column = { records, keys };
  let target: Column = { records: new Int32Array(length), keys: new Uint32Array(length) };
  for (let shift = 0; shift < 32; shift += bits) {
    const starts = new Uint32Array(size + 1);
    for (let from = 0; from < length; from += portion) {
      countDigits(source, shift, starts, from, Math.min(length, from + portion));
      yield;
    }
    for (let digit = 1; digit <= size; digit++)
      starts[digit] = (starts[digit] ?? 0) + (starts[digit - 1] ?? 0);
    for (let from = 0; from < length; from += portion) {
      moveByDigit(source, target, shift, starts, from, Math.min(length, from + portion));
      yield;
    }
    [source, target] = [target, source];
  }
  return source.records;
}
