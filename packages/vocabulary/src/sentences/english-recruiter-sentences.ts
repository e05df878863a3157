import { conceptLabel } from "../labels/concept-label.ts";
import { formatDistance, formatEuros, formatList } from "../labels/formats.ts";
import { competencyLabel, seniorityLabel } from "../labels/work-term-labels.ts";
import { englishSentences } from "./english-sentences.ts";
import type { Sentences } from "./reason-sentence.ts";

const label = (id: string) => conceptLabel(id, "en");
const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

/** The same reasons for whoever looks for people: of the candidate, and no more than a blind list may tell. */
export const englishRecruiterSentences: Sentences = {
  ...englishSentences,

  occupation: ({ wished, offered, relation }) =>
    relation === "own"
      ? `Looks for this work: ${label(offered)}`
      : `Looks for work as ${label(wished)}; ${label(offered)} is close to that`,

  skills({ matched, mustAsked, mustMatched, niceAsked, niceMatched }) {
    const parts: string[] = [];
    if (mustAsked > 0) parts.push(`${mustMatched} of ${mustAsked} asked for`);
    if (niceAsked > 0) parts.push(`${niceMatched} of ${niceAsked} that are an advantage`);
    const which =
      matched.length > 0 ? `: ${formatList(matched.map(label), "en")}` : " that are useful here";
    return `Skills${parts.length > 0 ? ` (${parts.join(", ")})` : ""}${which}`;
  },

  experience({ seniority, competencies }) {
    const parts: string[] = [];
    if (seniority) {
      const asked = seniorityLabel(seniority.asked, "en");
      parts.push(
        seniority.asked === seniority.has
          ? `level ${asked}, as asked`
          : `level ${seniorityLabel(seniority.has, "en")}, asked for is ${asked}`,
      );
    }
    if (competencies) {
      const { family, strong, asked } = competencies;
      const kind = family === "leader" ? "leadership qualities" : "sales qualities";
      const names = strong.map((competency) => competencyLabel(competency, "en"));
      const which = names.length > 0 ? `: ${formatList(names, "en")}` : "";
      parts.push(
        strong.length === 0
          ? `not strong yet in the ${kind} asked for`
          : `strong in ${strong.length} of ${asked} ${kind} asked for${which}`,
      );
    }
    return capital(parts.join("; ")) || "Experience that suits the role";
  },

  sector: ({ concept }) => `Wants to work in this sector: ${label(concept)}`,

  distance({ km, remote }) {
    if (remote) return "Works remotely";
    if (km === undefined) return "Within the distance that the candidate chose";
    return km === 0
      ? "In or right next to a place that the candidate chose"
      : `${formatDistance(km, "en")} from a place that the candidate chose`;
  },

  pay({ offered, minimum, of }) {
    const kind = of === "fixed" ? "fixed a month" : "a month on target";
    return `Asks for at least ${formatEuros(minimum, "en")}; the most that is stated is ${formatEuros(offered, "en")} ${kind}`;
  },

  interest: () => "Showed interest in work like this before",
};
