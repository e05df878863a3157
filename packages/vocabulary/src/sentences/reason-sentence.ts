import type { Locale, Reason, ReasonCode } from "@raakvlak/contracts";
import { dutchRecruiterSentences } from "./dutch-recruiter-sentences.ts";
import { dutchSentences } from "./dutch-sentences.ts";
import { englishRecruiterSentences } from "./english-recruiter-sentences.ts";
import { englishSentences } from "./english-sentences.ts";

type ReasonOf<Code extends ReasonCode> = Extract<Reason, { code: Code }>;

/** One sentence per reason code; a language that misses a code does not compile. */
export type Sentences = {
  readonly [Code in ReasonCode]: (values: ReasonOf<Code>["values"]) => string;
};

/** Who reads it: the candidate, or somebody who looks for people and is told nothing that says who it is. */
type Reader = "candidate" | "recruiter";

const sentencesFor: Readonly<Record<Reader, Readonly<Record<Locale, Sentences>>>> = {
  candidate: { nl: dutchSentences, en: englishSentences },
  recruiter: { nl: dutchRecruiterSentences, en: englishRecruiterSentences },
};

/**
 * Why a vacancy fits, in one sentence for its reader, without a full stop at the end: the same words and numbers on the
 * site and in mail.
 */
export function reasonSentence(
  reason: Reason,
  locale: Locale,
  reader: Reader = "candidate",
): string {
  const sentence = sentencesFor[reader][locale][reason.code] as (
    values: Reason["values"],
  ) => string;
  return sentence(reason.values);
}
