import { readJson, type JsonBounds } from "../read-json.ts";
import { IMPLIED, READ } from "../normalise/understood.ts";
import { decodeEntities } from "./decode-entities.ts";

export type RepairedJson =
  | {
      readonly ok: true;
      readonly value: unknown;
      /** What had to be repaired, in words; none when the text was sound. */
      readonly repairs: readonly string[];
      /** How sure values can be after that, 0–100. */
      readonly confidence: number;
    }
  | { readonly ok: false; readonly detail: string };

/**
 * Reads the JSON of a page's script, with the faults that real pages have. Repairs that can not change a value (comments and
 * CDATA marks around it, commas too many, raw control characters inside strings) leave confidence 80; undoing the
 * escaping of HTML, which may undo what a text meant to say, leaves 60. Anything else is refused: a guess is no vacancy.
 */
export function readRepairedJson(script: string, bounds: JsonBounds): RepairedJson {
  const bare = withoutMarks(script);
  const plain = readJson(bare, bounds);
  const unwrapped = bare.length < script.trim().length ? ["comment or CDATA marks around it"] : [];
  if (plain.ok)
    return {
      ok: true,
      value: plain.value,
      repairs: unwrapped,
      confidence: unwrapped.length === 0 ? 100 : READ,
    };
  const mended = mend(bare);
  const again = readJson(mended.text, bounds);
  if (again.ok)
    return {
      ok: true,
      value: again.value,
      repairs: [...unwrapped, ...mended.repairs],
      confidence: READ,
    };
  return /^[[{]\s*&(?:quot|#34|#x22);/i.test(bare) ? readEscaped(bare, bounds) : plain;
}

function readEscaped(bare: string, bounds: JsonBounds): RepairedJson {
  const mended = mend(decodeEntities(bare));
  const read = readJson(mended.text, bounds);
  if (!read.ok) return read;
  const repairs = ["escaped as HTML", ...mended.repairs];
  return { ok: true, value: read.value, repairs, confidence: IMPLIED };
}

const MARKS_MAXIMUM = 200;

/** Comments of HTML and script, and CDATA marks, that stand around the JSON to hide it from something. */
function withoutMarks(script: string): string {
  const bare = script.replace(/^(?:\s|\uFEFF|<!--|\/\/|\/\*|\*\/|<!\[CDATA\[)+/, "");
  // At the end of a bounded piece: a search for the end of a text tries every place in it.
  const tail = /(?:\s|-->|\/\/|\/\*|\*\/|\]\]>|;)+$/.exec(bare.slice(-MARKS_MAXIMUM))?.[0] ?? "";
  return bare.slice(0, bare.length - tail.length);
}

interface Mended {
  readonly text: string;
  readonly repairs: readonly string[];
}

/** Escapes raw control characters inside strings and drops commas before a closing bracket, in one pass. */
function mend(text: string): Mended {
  const parts: string[] = [];
  const repairs = new Set<string>();
  let from = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? "";
    if (character === '"') inString = !inString;
    else if (inString && character === "\\") at += 1;
    else {
      const mended = inString ? mendInString(character) : mendOutside(character, text, at + 1);
      if (!mended) continue;
      parts.push(text.slice(from, at), mended.replacement);
      from = at + 1;
      repairs.add(mended.repair);
    }
  }
  parts.push(text.slice(from));
  return { text: parts.join(""), repairs: [...repairs] };
}

interface Mending {
  readonly replacement: string;
  readonly repair: string;
}

function mendInString(character: string): Mending | undefined {
  if (character >= " ") return undefined;
  const repair = "raw line breaks or control characters in a text";
  return { replacement: escapes[character] ?? " ", repair };
}

function mendOutside(character: string, text: string, next: number): Mending | undefined {
  return character === "," && closesNext(text, next)
    ? { replacement: "", repair: "a comma too many" }
    : undefined;
}

const escapes: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

const BLANKS_MAXIMUM = 1_000;

/** Whether nothing but blanks stands before the next closing bracket; bounded, so that many commas cost no square. */
function closesNext(text: string, from: number): boolean {
  let at = from;
  while (at < from + BLANKS_MAXIMUM && " \n\r\t".includes(text[at] ?? "x")) at += 1;
  return text[at] === "}" || text[at] === "]";
}
