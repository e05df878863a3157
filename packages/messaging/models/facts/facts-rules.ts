import { allOf, type Rules } from "../kernel/rules.ts";

/** The rules of protocol B, each of which can be switched off. */
export const factsRuleNames = [
  /** The id of a part's document holds a hash of its content. */
  "hashInId",
  /** The document goes before its intent. */
  "documentFirst",
  /** The relay publishes before it deletes. */
  "publishFirst",
  /** A document whose intent is missing gets one again: its writer died between the two, or the relay while it deleted them. */
  "adoptsOrphans",
] as const;

export type FactsRule = (typeof factsRuleNames)[number];
export type FactsRules = Rules<FactsRule>;

/** The whole of protocol B. */
export const factsRules: FactsRules = allOf(factsRuleNames);
