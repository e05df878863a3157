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
    if (mustMatched > 0) parts.push(mustPart(mustMatched, mustAsked));
    if (niceMatched > 0) parts.push(nicePart(niceMatched, niceAsked));
    const which = matched.length > 0 ? `: ${labels(matched)}` : "";
    const lacking =
      mustAsked > 0 && mustMatched === 0 ? `; none of the ${mustAsked} required yet` : "";
    return `You have ${formatList(parts, "en") || "skills that are useful here"}${which}${lacking}`;
  },

  experience(values) {
    return (
      capital([...seniorityPart(values), ...competencyPart(values)].join("; ")) ||
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
    return `The most it states is ${formatEuros(offered, "en")} ${kind}, you asked for at least ${formatEuros(minimum, "en")}`;
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

const mustPart = (matched: number, asked: number) =>
  asked === 1 ? "the skill asked for" : `${matched} of the ${asked} skills asked for`;

const nicePart = (matched: number, asked: number) =>
  asked === 1
    ? "the skill that is an advantage"
    : `${matched} of the ${asked} skills that are an advantage`;

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
  if (strong.length === 0) return [`you have a grounding in ${kinds}`];
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
