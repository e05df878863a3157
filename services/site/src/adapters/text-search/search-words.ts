import { plainWords } from "@raakvlak/vocabulary";
import { compoundsOf, partsOf } from "./compounds.ts";

/** Words that say nothing about a job: whoever types them means the others. */
const stopWords: ReadonlySet<string> = new Set(
  `aan als ben bij dat de den der die dit door een en er for het hier hoe ik in is je jij jou jouw kan met mijn naar
  niet of om onder ons onze ook op over te tot u uit uw van vacature vacatures van veel voor wat we werk wij wordt zelf zich zijn zo
  a an and are as at be by from i it job jobs of on or our that the this to vacancy vacancies we will with you your`.split(
    /\s+/,
  ),
);

/** What stands for a word in the index: "managers" and "manager" are one, as are "klanten" and "klant". */
function stem(word: string): string {
  if (word.length >= 7 && word.endsWith("en")) return word.slice(0, -2);
  return word.length >= 5 && /[^iseu]s$/.test(word) ? word.slice(0, -1) : word;
}

/** The words of a text as the index keeps them, together with the parts of compounds and with compounds written apart. */
export function indexedWords(text: string): string[] {
  const words = plainWords(text);
  const found: string[] = [];
  for (const [place, word] of words.entries()) {
    if (!stopWords.has(word)) found.push(stem(word), ...partsOf(word).map(stem));
    const next = words[place + 1];
    if (next !== undefined && compoundsOf.has(word + next)) found.push(stem(word + next));
  }
  return found;
}

/** The words that a visitor looks for; when there are only stop words, those. */
export function queriedWords(text: string): string[] {
  const words = plainWords(text);
  const telling = words.filter((word) => !stopWords.has(word));
  return [...new Set((telling.length === 0 ? words : telling).map(stem))];
}
