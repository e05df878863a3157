/** A number as people and systems write it, with or without grouping and currency; NaN when it is none. */
export function readNumber(words: string): number {
  const digits = words.replaceAll(/[\s€]/g, "");
  if (/^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(digits))
    return Number(digits.replaceAll(".", "").replace(",", "."));
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(digits)) return Number(digits.replaceAll(",", ""));
  return /^\d+(?:[.,]\d+)?$/.test(digits) ? Number(digits.replace(",", ".")) : Number.NaN;
}
