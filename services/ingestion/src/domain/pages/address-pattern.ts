/**
 * Whether a path with its query fits a pattern as robots.txt writes them: what it begins with, `*` for anything, `$` at the
 * end for nothing more. One pass from left to right: no pattern can make it slow.
 */
export function fitsPattern(path: string, pattern: string): boolean {
  const isWhole = pattern.endsWith("$");
  const [start = "", ...pieces] = (isWhole ? pattern.slice(0, -1) : pattern).split("*");
  if (!path.startsWith(start)) return false;
  const last = isWhole ? pieces.pop() : undefined;
  let at = start.length;
  for (const piece of pieces) {
    const found = path.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  if (!isWhole) return true;
  return last === undefined
    ? path.length === at
    : path.endsWith(last) && path.length - last.length >= at;
}

/** Path and query of an address, or a pattern of them, as they are compared (RFC 9309): one spelling of what is escaped. */
export function comparablePath(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\u0021-\u007e]/gu, encodeURIComponent)
    .replaceAll(/%[0-9a-f]{2}/gi, (escaped) => {
      const character = String.fromCodePoint(Number.parseInt(escaped.slice(1), 16));
      return /[\w.~-]/.test(character) ? character : escaped.toUpperCase();
    });
}

export function pathOf({ pathname, search }: URL): string {
  return comparablePath(pathname + search);
}
