export interface JsonBounds {
  readonly depthMaximum: number;
}

export type ReadJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly detail: string };

/** Parses JSON text of bounded depth; never throws, and names what is wrong in words that carry no content of the text. */
export function readJson(text: string, { depthMaximum }: JsonBounds): ReadJson {
  const deep = depthAbove(text, depthMaximum);
  if (deep !== undefined)
    return {
      ok: false,
      detail: `The JSON is nested deeper than ${depthMaximum} levels at character ${deep}.`,
    };
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
 * The first character that opens a level too many; looked for before parsing, so that depth costs no stack. Brackets inside
 * strings do not count. A plain loop: a regular expression would need stack for long strings.
 */
function depthAbove(text: string, maximum: number): number | undefined {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') at = endOfString(text, at);
    else if (character === "{" || character === "[") depth += 1;
    else if (character === "}" || character === "]") depth -= 1;
    if (depth > maximum) return at;
  }
  return undefined;
}

/** The index of the quote that closes the string opened at `from`; the end of the text when none does. */
function endOfString(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at;
}
