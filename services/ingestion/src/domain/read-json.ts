export interface JsonBounds {
  readonly depthMaximum: number;
}

/** Values that a text may hold: more would need more memory than a feed is worth, however short each is. */
const VALUES_MAXIMUM = 1_000_000;

export type ReadJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly detail: string };

/** Parses JSON text of bounded depth; never throws, and names what is wrong in words that carry no content of the text. */
export function readJson(text: string, { depthMaximum }: JsonBounds): ReadJson {
  const excess = excessOf(text, depthMaximum);
  if (excess !== undefined) return { ok: false, detail: excess };
  try {
    return { ok: true, value: JSON.parse(text.replace(/^\uFEFF/, "")) as unknown };
  } catch (error) {
    const position =
      error instanceof SyntaxError ? /position (\d+)/.exec(error.message)?.[1] : undefined;
    return {
      ok: false,
      detail:
        position === undefined
          ? "The body is no JSON, or it ends too early."
          : `The body is no JSON: it breaks at character ${position}.`,
    };
  }
}

/**
 * What there is too much of; looked for before parsing, so that depth costs no stack and number no memory. Brackets inside
 * strings do not count. A plain loop: a regular expression would need stack for long strings.
 */
function excessOf(text: string, depthMaximum: number): string | undefined {
  let depth = 0;
  let values = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') at = endOfString(text, at);
    else if (character === "{" || character === "[") depth += 1;
    else if (character === "}" || character === "]") depth -= 1;
    else if (character === ",") values += 1;
    if (depth > depthMaximum)
      return `The JSON is nested deeper than ${depthMaximum} levels at character ${at}.`;
  }
  return values >= VALUES_MAXIMUM ? `The JSON has more than ${VALUES_MAXIMUM} values.` : undefined;
}

/** The index of the quote that closes the string opened at `from`; the end of the text when none does. */
function endOfString(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at;
}
