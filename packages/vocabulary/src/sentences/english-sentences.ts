import { conceptLabel } from "../labels/concept-label.ts";
import { formatDistance, formatEuros, formatList, formatNumber } from "../labels/formats.ts";
import { competencyLabel, seniorityLabel } from "../labels/work-term-labels.ts";
import type { Sentences } from "./reason-sentence.ts";

type ExperienceValues = Parameters<Sentences["experience"]>[0];

const label = (id: string) => conceptLabel(id, "en");
const labels = (ids: readonly string[]) => formatList(ids.map(label), "en");
const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

export const englishSentences: Sentences = {
  occupation: ({ wished, offered, relation }) =>
    relation === "own"
      ? `The work you are looking for: ${label(offered)}`
      : `${capital(label(offered))} is close to ${label(wished)}, the work you are looking for`,

  skills({ matched, mustAsked, mustMatched, niceAsked, niceMatched }) {
    const parts: string[] = [];
    if (mustAsked > 0) parts.push(`${mustMatched} of the ${mustAsked} skills asked for`);
    if (niceAsked > 0) parts.push(`${niceMatched} of the ${niceAsked} that are an advantage`);
    const which = matched.length > 0 ? `: ${labels(matched)}` : "";
    return `You have ${parts.length > 0 ? formatList(parts, "en") : "skills that are useful here"}${which}`;
  },

  experience(values) {
    return (
      capital(formatList([...seniorityPart(values), ...competencyPart(values)], "en")) ||
      "Your experience suits this role"
    );
  },

  sector: ({ concept }) => `In a sector you chose: ${label(concept)}`,

  distance({ km, from, remote }) {
    if (remote) return "Remote: you work from wherever suits you";
    if (km === undefined) return "Within the distance you chose";
    const place = from ?? "the place you chose";
    return km === 0 ? `In or right next to ${place}` : `${formatDistance(km, "en")} from ${place}`;
  },

  pay({ offered, minimum, of }) {
    const kind = of === "fixed" ? "fixed a month" : "a month on target";
    return `${formatEuros(offered, "en")} ${kind}, you asked for at least ${formatEuros(minimum, "en")}`;
  },

  interest: ({ concepts }) =>
    concepts.length > 0
      ? `Matches what you looked at before: ${labels(concepts)}`
      : "Matches what you looked at before",

  freshness({ days }) {
    if (days === 0) return "Posted today";
    return days === 1 ? "Posted yesterday" : `Posted ${formatNumber(days, "en")} days ago`;
  },
};

function seniorityPart({ seniority }: ExperienceValues): string[] {
  if (!seniority) return [];
  const asked = seniorityLabel(seniority.asked, "en");
  if (seniority.asked === seniority.has) return [`they want someone of your level: ${asked}`];
  return [`they ask for ${asked}, you are ${seniorityLabel(seniority.has, "en")}`];
}

function competencyPart({ competencies }: ExperienceValues): string[] {
  if (!competencies) return [];
  const { family, strong, asked } = competencies;
  const noun = family === "leader" ? "leadership quality" : "sales quality";
  const nouns = family === "leader" ? "leadership qualities" : "sales qualities";
  const kinds = asked === 1 ? `the ${noun} asked for` : `the ${asked} ${nouns} asked for`;
  if (strong.length === 0) return [`you have a basis in ${kinds}`];
  const names = formatList(
    strong.map((competency) => competencyLabel(competency, "en")),
    "en",
  );
  return [
    asked === 1
      ? `you are strong in ${kinds}: ${names}`
      : `you are strong in ${strong.length} of ${kinds}: ${names}`,
  ];
}
