/** Words that are frequent in one language and rare in the others. */
const frequent: readonly (readonly [string, ReadonlySet<string>])[] = [
  [
    "nl",
    new Set([
      "de",
      "het",
      "een",
      "en",
      "van",
      "je",
      "voor",
      "met",
      "wij",
      "ons",
      "onze",
      "bij",
      "naar",
      "niet",
      "zijn",
      "jij",
      "als",
      "ook",
      "jouw",
      "wordt",
    ]),
  ],
  [
    "en",
    new Set([
      "the",
      "and",
      "of",
      "to",
      "you",
      "for",
      "with",
      "our",
      "we",
      "your",
      "will",
      "is",
      "are",
      "as",
      "this",
      "that",
      "have",
      "be",
      "on",
      "from",
    ]),
  ],
  [
    "de",
    new Set([
      "der",
      "die",
      "und",
      "das",
      "mit",
      "für",
      "wir",
      "sie",
      "ist",
      "von",
      "den",
      "dich",
      "deine",
      "bei",
      "auf",
      "eine",
      "oder",
      "nicht",
      "unser",
      "werden",
    ]),
  ],
  [
    "fr",
    new Set([
      "le",
      "la",
      "les",
      "et",
      "des",
      "vous",
      "nous",
      "pour",
      "avec",
      "est",
      "une",
      "dans",
      "votre",
      "notre",
      "sur",
      "du",
      "aux",
      "vos",
      "nos",
      "qui",
    ]),
  ],
];

const WORDS_READ_MAXIMUM = 600;
const HITS_MINIMUM = 4;

/** The language that a text is written in, ISO 639-1; undefined when the text is too short to tell. */
export function languageOf(text: string): string | undefined {
  const words = text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .slice(0, WORDS_READ_MAXIMUM);
  const counts = frequent.map(([code, set]) => ({
    code,
    hits: words.filter((word) => set.has(word)).length,
  }));
  const [best, second] = counts.toSorted((one, other) => other.hits - one.hits);
  if (!best || !second || best.hits < HITS_MINIMUM || best.hits === second.hits) return undefined;
  return best.code;
}
