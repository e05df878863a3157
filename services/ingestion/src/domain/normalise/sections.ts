export type SectionKind = "tasks" | "profile" | "offer" | "about";

export interface Sentence {
  readonly kind: SectionKind;
  readonly text: string;
}

/** Headings by what stands beneath them, most telling first. */
const headings: readonly (readonly [SectionKind, RegExp])[] = [
  [
    "offer",
    /\b(?:wat (?:bieden|krijg|we je bieden|wij (?:jou |je )?bieden)|(?:dit|wij|we|ons|dat) (?:bieden|aanbod)|wat je (?:krijgt|van ons krijgt)|dit krijg je|krijg je (?:ervoor )?terug|arbeidsvoorwaarden|salaris|what we offer|we offer|what('| i)?s in it|benefits|perks|in return|why join|wat staat er tegenover|onze belofte|daarvoor krijg je)\b/i,
  ],
  [
    "profile",
    /\b(?:wie (?:ben|zoeken)|wat (?:vragen|verwachten|breng|neem|heb) |functie-?eisen|(?:jouw |je |het )?profiel|jij (?:bent|hebt)|dit ben jij|dit (?:vragen|verwachten|breng)|herken je|requirements|qualifications|who you are|what (?:we expect|you bring|you.ll need|we.re looking for|we look for)|your profile|about you|you have|must haves?|vaardigheden|eisen|skills|nice to have|experience|pluspunten|(?:een )?pre|ben jij)\b/i,
  ],
  [
    "tasks",
    /\b(?:wat ga je|wat doe je|de (?:functie|rol|baan|uitdaging)|(?:jouw|je) (?:rol|functie|werk|taken|baan|uitdaging|dag)|taken|werkzaamheden|verantwoordelijkheden|dit ga je|functieomschrijving|responsibilities|what you.ll do|the role|your role|tasks|what you will|how you will|the job|day to day|zo ziet)\b/i,
  ],
  [
    "about",
    /\b(?:over (?:ons|het bedrijf|de organisatie|de klant)|wie (?:zijn wij|we zijn|wij zijn)|het (?:bedrijf|team)|de organisatie|about (?:us|the company)|who we are|the company|the process|procedure|solliciteren|sollicitatie|interesse|acquisitie naar aanleiding|hiring process|hier kom je|waar kom je|jouw team)\b/i,
  ],
];

const HEADING_LENGTH_MAXIMUM = 70;

/**
 * The sentences of a vacancy's text, each with the kind of section it stands in. What stands before the first heading counts
 * as `start`; a heading is a short line without a full stop that names a section.
 */
export function sentencesOf(text: string, start: SectionKind): Sentence[] {
  let kind = start;
  const found: Sentence[] = [];
  for (const line of text.split("\n")) {
    const bare = line.trim();
    if (bare === "") continue;
    const heading = headingKind(bare);
    if (heading) kind = heading;
    else found.push(...splitSentences(bare).map((sentence) => ({ kind, text: sentence })));
  }
  return found;
}

function headingKind(line: string): SectionKind | undefined {
  if (line.startsWith("- ") || line.length > HEADING_LENGTH_MAXIMUM || /[.;,]$/.test(line))
    return undefined;
  return headings.find(([, pattern]) => pattern.test(line))?.[0];
}

function splitSentences(line: string): string[] {
  return line
    .split(/(?<=[a-z0-9)€%]{2}[.!?])\s+(?=[A-Z€"'(])/)
    .filter((sentence) => sentence !== "");
}
