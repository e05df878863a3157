/**
 * Text as lower-case words without accents and punctuation, in order: the form in which spellings and texts meet.
 * `&` reads as "en", so that "sales & marketing" and "sales en marketing" are one spelling.
 */
export function plainWords(text: string): string[] {
  return unaccented(text)
    .replaceAll(/\s*&\s*/g, " en ")
    .replaceAll(/\b(and|und)\b/g, "en")
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
}

/** Lower case without diacritics and without apostrophes: "commerciële" and "commerciele" are one word. */
export function unaccented(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replaceAll(/[\u0300-\u036F'’‘`\u00AD]/g, "");
}
