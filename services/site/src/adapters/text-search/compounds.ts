import { occupations, plainWords, sectors, skills } from "@raakvlak/vocabulary";

/** Words that Dutch glues to others in titles of our field and that no label of the taxonomy has on its own. */
const gluedWords =
  `account accounts adviseur advies afdeling area assistent assistente beheerder beheer binnendienst bouw buitendienst
business commercieel consultant consulent coach channel content customer detail developer development directeur district
energie export factuur field food groot groothandel handel hoofd horeca hypotheek industrie inkoop inside installatie junior key klanten
klant kantoor leider leiding leiders makelaar manager managers management marketing medewerker medewerkers medisch
mobiliteit online opleiding partner product project regio reis retail sales senior service software specialist
success support techniek technisch team telefonisch trainer training unit verkoop verkoper verkopers verzekering
vertegenwoordiger vestiging vloot voedsel wagen winkel winkels woning zaken zorg`
    .split(/\s+/)
    .filter((word) => word !== "");

const labels = [...occupations, ...skills, ...sectors].flatMap(({ nl, en, synonyms }) => [
  nl,
  en,
  ...synonyms,
]);

const partLeast = 3;
const compoundLeast = 8;

const parts: ReadonlySet<string> = new Set([
  ...gluedWords,
  ...labels.flatMap(plainWords).filter((word) => word.length >= 4 && word.length <= 12),
]);

/** Two words that are also written as one: "account manager" and "accountmanager". */
export const compoundsOf: ReadonlySet<string> = new Set([
  ...labels.flatMap((label) => {
    const words = plainWords(label);
    return words.slice(1).map((word, place) => `${words[place] ?? ""}${word}`);
  }),
  ...gluedWords.flatMap((first) => gluedWords.map((second) => first + second)),
]);

/** What a compound is made of: "regiosalesmanager" gives "regio", "sales", "manager"; nothing for other words. */
export function partsOf(word: string): string[] {
  if (word.length < compoundLeast) return [];
  for (let cut = word.length - partLeast; cut >= partLeast; cut -= 1) {
    const [head, tail] = [word.slice(0, cut), word.slice(cut)];
    // A linking s stands between some: "bedrijf-s-leider".
    const linked = head.endsWith("s") ? head.slice(0, -1) : head;
    const first = [head, linked].find((candidate) => parts.has(candidate));
    if (first === undefined) continue;
    if (parts.has(tail)) return [...deeper(first), ...deeper(tail)];
    const rest = partsOf(tail);
    if (rest.length > 0) return [...deeper(first), ...rest];
  }
  return [];
}

/** A part that is itself made of parts counts for both. */
function deeper(part: string): string[] {
  return [part, ...partsOf(part)];
}
