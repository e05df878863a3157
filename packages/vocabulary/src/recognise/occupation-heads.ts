/** A last resort for titles that name no known spelling: a commercial word and a head word in any order. */
const commercialWord =
  /^(?:sales|verkoop|commercieel|commerciele|commercial|commercie|acquisitie|account|accounts)$/;

/** Words that make a commercial word mean something else ("Commercial Analyst", "Salesforce developer"). */
const otherTrades =
  /^(?:analyst|analist|analytics|developer|ontwikkelaar|data|scientist|finance|financial|controller|legal|lawyer|jurist|accountant|accountancy|engineer|architect|applicatiebeheerder|beheerder|product|hr|intern|stage|stagiair|kitchen|monteur|officer|payable|receivable|administrateur|pilot)$/;

const heads: readonly (readonly [RegExp, string])[] = [
  [/^(?:director|directeur|vp|head|chief|directrice)$/, "occupation:sales-director"],
  [/^(?:teamleider|teamlead|supervisor|teamleader)$/, "occupation:sales-team-lead"],
  [/^(?:manager|hoofd|leider|chef)$/, "occupation:sales-manager"],
  [/^(?:adviseur|advisor|adviser|consultant|consulent|specialist)$/, "occupation:sales-advisor"],
  [/^(?:trainee|traineeship)$/, "occupation:sales-trainee"],
  [/^(?:assistent|assistant|support|coordinator|ondersteuner)$/, "occupation:sales-support"],
  [
    /^(?:representative|rep|executive|medewerker|professional|agent|associate|talent|topper|tijger)$/,
    "occupation:sales-executive",
  ],
];

/** The occupation that the words suggest by their head, or undefined. */
export function occupationByHead(words: readonly string[]): string | undefined {
  if (
    !words.some((word) => commercialWord.test(word)) ||
    words.some((word) => otherTrades.test(word))
  )
    return undefined;
  return heads.find(([head]) => words.some((word) => head.test(word)))?.[1];
}

/** Whether the words name a trade in which a commercial word does not make a sales job. */
export function namesOtherTrade(words: readonly string[]): boolean {
  return words.some((word) => otherTrades.test(word));
}
