const quote = 0x22;
const backslash = 0x5c;
const openings = new Set([0x5b, 0x7b]);
const closings = new Set([0x5d, 0x7d]);

/**
 * Whether JSON text nests deeper than `limit`, told from its bytes before it is parsed: a parser builds the whole tree
 * first, and validation would then recurse through it. Anything that is not JSON gets some answer; the parser refuses it.
 */
export function nestsDeeperThan(limit: number, json: Uint8Array): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < json.length; index += 1) {
    const byte = json[index] as number;
    if (inString) {
      if (byte === backslash) index += 1;
      else if (byte === quote) inString = false;
    } else if (byte === quote) inString = true;
    else if (openings.has(byte)) {
      depth += 1;
      if (depth > limit) return true;
    } else if (closings.has(byte)) depth -= 1;
  }
  return false;
}
