import { conceptLabel } from "../labels/concept-label.ts";
import { formatDistance, formatEuros, formatList } from "../labels/formats.ts";
import { competencyLabel, seniorityLabel } from "../labels/work-term-labels.ts";
import { dutchSentences } from "./dutch-sentences.ts";
import type { Sentences } from "./reason-sentence.ts";

const label = (id: string) => conceptLabel(id, "nl");
const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

/** The same reasons for whoever looks for people: of the candidate, and no more than a blind list may tell. */
export const dutchRecruiterSentences: Sentences = {
  ...dutchSentences,

  occupation: ({ wished, offered, relation }) =>
    relation === "own"
      ? `Zoekt dit werk: ${label(offered)}`
      : `Zoekt werk als ${label(wished)}; ${label(offered)} ligt daar dichtbij`,

  skills({ matched, mustAsked, mustMatched, niceAsked, niceMatched }) {
    const parts: string[] = [];
    if (mustAsked > 0) parts.push(`${mustMatched} van ${mustAsked} gevraagd`);
    if (niceAsked > 0) parts.push(`${niceMatched} van ${niceAsked} als pre genoemd`);
    const which =
      matched.length > 0 ? `: ${formatList(matched.map(label), "nl")}` : " die hier van pas komen";
    return `Vaardigheden${parts.length > 0 ? ` (${parts.join(", ")})` : ""}${which}`;
  },

  experience({ seniority, competencies }) {
    const parts: string[] = [];
    if (seniority) {
      const asked = seniorityLabel(seniority.asked, "nl");
      parts.push(
        seniority.asked === seniority.has
          ? `niveau ${asked}, zoals gevraagd`
          : `niveau ${seniorityLabel(seniority.has, "nl")}, gevraagd is ${asked}`,
      );
    }
    if (competencies) {
      const { family, strong, asked } = competencies;
      const kind = family === "leader" ? "leidinggevende kwaliteiten" : "verkoopkwaliteiten";
      const names = strong.map((competency) => competencyLabel(competency, "nl"));
      const which = names.length > 0 ? `: ${formatList(names, "nl")}` : "";
      parts.push(
        strong.length === 0
          ? `nog niet sterk in de gevraagde ${kind}`
          : `sterk in ${strong.length} van ${asked} gevraagde ${kind}${which}`,
      );
    }
    return capital(parts.join("; ")) || "Ervaring die bij de functie past";
  },

  sector: ({ concept }) => `Wil in deze branche werken: ${label(concept)}`,

  distance({ km, remote }) {
    if (remote) return "Werkt op afstand";
    if (km === undefined) return "Binnen de afstand die de kandidaat koos";
    return km === 0
      ? "In of vlak bij een plaats die de kandidaat koos"
      : `${formatDistance(km, "nl")} van een plaats die de kandidaat koos`;
  },

  pay({ offered, minimum, of }) {
    const kind = of === "fixed" ? "vast per maand" : "per maand bij behaalde targets";
    return `Vraagt minimaal ${formatEuros(minimum, "nl")}; het hoogste genoemde bedrag is ${formatEuros(offered, "nl")} ${kind}`;
  },

  interest: () => "Toonde eerder belangstelling voor werk als dit",
};
