import type { RoleFamily } from "@raakvlak/contracts";
import { GUESSED, READ, STATED, understood, type Understood } from "./understood.ts";

/** Occupations in which one leads sellers; "manager" in a title alone does not say so (an accountmanager sells). */
const leading: ReadonlySet<string> = new Set(
  [
    "sales-manager",
    "sales-team-lead",
    "area-sales-manager",
    "sales-director",
    "commercial-director",
    "country-manager",
    "branch-manager",
    "store-manager",
    "marketing-sales-director",
  ].map((slug) => `occupation:${slug}`),
);

const leads =
  /\b(?:je (?:geeft leiding|stuurt|leidt|coacht) (?:\w+ ){0,3}(?:team|\d+|accountmanagers|verkopers|vertegenwoordigers|collega)|leidinggeven aan (?:een team|\d+|het)|lead (?:a|the|our) (?:\w+ )?team of|manage (?:a|the|our) (?:\w+ )?(?:sales )?team|direct reports|stuurt het (?:sales|verkoop)team aan|aansturen van (?:het|een|je) (?:sales|verkoop)?team|build and lead)\b/i;
const teamSize =
  /\b(?:team|leiding(?:\w+)? aan|aansturen|stuurt|lead|manage)\b[^.\n]{0,40}?\b(?:van|of|aan)?\s*(\d{1,3})\s*(?:\w+\s)?(?:account ?managers?|\w*verkopers?|vertegenwoordigers?|\w*medewerkers?|collega's|mensen|sales\w*|people|reps?|\w*adviseurs?|professionals?|fte|personen|sdr'?s|managers?|account executives|teamleden)\b/i;

/** Whether the vacancy asks for somebody who sells or who leads sellers; undefined when it names no sales occupation. */
export function readRoleFamily(
  occupations: readonly { readonly concept: string }[],
  text: string,
): Understood<RoleFamily> | undefined {
  const first = occupations[0];
  if (!first) return undefined;
  if (leading.has(first.concept)) return understood("leader", STATED, first.concept);
  const words = leads.exec(text)?.[0];
  return words === undefined
    ? understood("seller", READ, first.concept)
    : understood("leader", GUESSED, words);
}

/** How many people the role leads, 1–500. */
export function readTeamSize(text: string): Understood<number> | undefined {
  const match = teamSize.exec(text);
  const size = Number(match?.[1]);
  return match && size >= 1 && size <= 500 ? understood(size, READ, match[0]) : undefined;
}
