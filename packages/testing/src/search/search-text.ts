import { readFile } from "node:fs/promises";

/** Words to look for, each also in the forms in which a store or a protocol may write it. */
export interface Needles {
  readonly words: readonly string[];
  /** A word of the list that stands in the bytes, with what surrounds it; undefined when none does. */
  find(bytes: Uint8Array | string): string | undefined;
}

/** One place where a word was found. */
export interface Sighting {
  /** Topic, key, document, file: enough to find it again. */
  readonly where: string;
  /** The word with what surrounds it. */
  readonly what: string;
}

const shortestWord = 6;
const surrounding = 40;

/**
 * Finds the words whatever their case, and written in a URL, in JSON, in base64, as hexadecimal digits or in UTF-16.
 * Throws for words so short that chance would find them.
 */
export function needlesFor(words: readonly string[]): Needles {
  const short = words.find((word) => word.length < shortestWord);
  if (short !== undefined) throw new Error(`"${short}" is too short to look for`);
  if (words.length === 0) throw new Error("there is nothing to look for");
  const folded = [...new Set(words.flatMap(formsOf).map(fold))];
  // Base64 and hexadecimal digits are compared in lower case, too: that finds no less.
  return {
    words,
    find(bytes) {
      const text = fold(bytes);
      for (const form of folded) {
        const at = text.indexOf(form);
        if (at >= 0)
          return text.slice(Math.max(0, at - surrounding), at + form.length + surrounding);
      }
      return undefined;
    },
  };
}

/** Bytes as a text of one character each, so that both sides are compared whatever their encoding. */
function fold(bytes: Uint8Array | string): string {
  const buffer = typeof bytes === "string" ? Buffer.from(bytes, "utf8") : Buffer.from(bytes);
  return buffer.toString("latin1").toLowerCase();
}

function formsOf(word: string): string[] {
  const bytes = Buffer.from(word, "utf8");
  return [
    word,
    encodeURIComponent(word),
    JSON.stringify(word).slice(1, -1),
    bytes.toString("hex"),
    Buffer.from(word, "utf16le").toString("latin1"),
    ...inBase64(bytes),
  ];
}

/** A word inside a longer text begins at any of three places of a group; the digits that its neighbours share are left out. */
function inBase64(bytes: Buffer): string[] {
  return [0, 1, 2].flatMap((offset) => {
    const shifted = Buffer.concat([Buffer.alloc(offset), bytes]);
    const whole = shifted.toString("base64").replaceAll("=", "");
    const inner = whole.slice(Math.ceil((offset * 8) / 6), Math.floor((shifted.length * 8) / 6));
    return [inner, inner.replaceAll("+", "-").replaceAll("/", "_")];
  });
}

/** Looks through named texts: bodies, headers, whatever a test has in hand. */
export function searchText(
  texts: Iterable<readonly [where: string, text: Uint8Array | string]>,
  needles: Needles,
): Sighting[] {
  const sightings: Sighting[] = [];
  for (const [where, text] of texts) {
    const what = needles.find(text);
    if (what !== undefined) sightings.push({ where, what });
  }
  return sightings;
}

/** Looks through files, line by line. */
export async function searchFiles(paths: readonly string[], needles: Needles): Promise<Sighting[]> {
  const sightings: Sighting[] = [];
  for (const path of paths) {
    const lines = (await readFile(path, "latin1")).split("\n");
    for (const [index, line] of lines.entries()) {
      const what = needles.find(Buffer.from(line, "latin1"));
      if (what !== undefined) sightings.push({ where: `${path}:${index + 1}`, what });
    }
  }
  return sightings;
}
