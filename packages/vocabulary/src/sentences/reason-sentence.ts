import type { Locale, Reason, ReasonCode } from "@raakvlak/contracts";
import { dutchSentences } from "./dutch-sentences.ts";
import { englishSentences } from "./english-sentences.ts";

type ReasonOf<Code extends ReasonCode> = Extract<Reason, { code: Code }>;

/** One sentence per reason code; a language that misses a code does not compile. */
export type Sentences = {
  readonly [Code in ReasonCode]: (values: ReasonOf<Code>["values"]) => string;
};

const sentencesByLocale: Readonly<Record<Locale, Sentences>> = {
  nl: dutchSentences,
  en: englishSentences,
};

/**
 * Why a vacancy fits, in one sentence for the candidate, without a full stop at the end: the same words and numbers on the
 * site and in mail.
 */
export function reasonSentence(reason: Reason, locale: Locale): string {
  const sentence = sentencesByLocale[locale][reason.code] as (values: Reason["values"]) => string;
  return sentence(reason.values);
}
