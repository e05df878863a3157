import { conceptLabel } from "../labels/concept-label.ts";
import { formatDistance, formatEuros, formatList, formatNumber } from "../labels/formats.ts";
import { competencyLabel, seniorityLabel } from "../labels/work-term-labels.ts";
import type { Sentences } from "./reason-sentence.ts";

type ExperienceValues = Parameters<Sentences["experience"]>[0];

const label = (id: string) => conceptLabel(id, "nl");
const labels = (ids: readonly string[]) => formatList(ids.map(label), "nl");
const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

export const dutchSentences: Sentences = {
  occupation: ({ wished, offered, relation }) =>
    relation === "own"
      ? `Het werk dat je zoekt: ${label(offered)}`
      : `${capital(label(offered))} ligt dicht bij ${label(wished)}, het werk dat je zoekt`,

  skills({ matched, mustAsked, mustMatched, niceAsked, niceMatched }) {
    const parts: string[] = [];
    if (mustMatched > 0) parts.push(mustPart(mustMatched, mustAsked));
    if (niceMatched > 0) parts.push(nicePart(niceMatched, niceAsked));
    const which = matched.length > 0 ? `: ${labels(matched)}` : "";
    const lacking =
      mustAsked > 0 && mustMatched === 0 ? `; van de ${mustAsked} gevraagde nog geen` : "";
    return `Je hebt ${formatList(parts, "nl") || "vaardigheden die hier van pas komen"}${which}${lacking}`;
  },

  experience(values) {
    return (
      capital([...seniorityPart(values), ...competencyPart(values)].join("; ")) ||
      "Je ervaring past bij deze functie"
    );
  },

  sector: ({ concept }) => `In een branche die je koos: ${label(concept)}`,

  distance({ km, from, remote }) {
    if (remote) return "Op afstand: je werkt vanaf de plek die jou past";
    if (km === undefined) return "Binnen de afstand die je koos";
    const place = from ?? "de plaats die je koos";
    return km === 0 ? `In of vlak bij ${place}` : `${formatDistance(km, "nl")} van ${place}`;
  },

  pay({ offered, minimum, of }) {
    const kind = of === "fixed" ? "vast per maand" : "per maand bij behaalde targets";
    return `Het hoogste genoemde bedrag is ${formatEuros(offered, "nl")} ${kind}, je vroeg minimaal ${formatEuros(minimum, "nl")}`;
  },

  interest: ({ concepts }) =>
    concepts.length > 0
      ? `Past bij waar je eerder naar keek: ${labels(concepts)}`
      : "Past bij waar je eerder naar keek",

  freshness({ days }) {
    if (days === 0) return "Vandaag geplaatst";
    return days === 1
      ? "Gisteren geplaatst"
      : `${formatNumber(days, "nl")} dagen geleden geplaatst`;
  },
};

const mustPart = (matched: number, asked: number) =>
  asked === 1 ? "de gevraagde vaardigheid" : `${matched} van de ${asked} gevraagde vaardigheden`;

const nicePart = (matched: number, asked: number) =>
  asked === 1
    ? "de vaardigheid die een pre is"
    : `${matched} van de ${asked} vaardigheden die een pre zijn`;

function seniorityPart({ seniority }: ExperienceValues): string[] {
  if (!seniority) return [];
  const asked = seniorityLabel(seniority.asked, "nl");
  if (seniority.asked === seniority.has)
    return [`ze zoeken iemand op het niveau ${asked}, net als jij`];
  return [
    `ze zoeken iemand op het niveau ${asked}, jij bent ${seniorityLabel(seniority.has, "nl")}`,
  ];
}

function competencyPart({ competencies }: ExperienceValues): string[] {
  if (!competencies) return [];
  const { family, strong, asked } = competencies;
  const kind = family === "leader" ? "leidinggevende kwaliteiten" : "verkoopkwaliteiten";
  const kinds =
    asked === 1
      ? `de gevraagde ${family === "leader" ? "leidinggevende kwaliteit" : "verkoopkwaliteit"}`
      : `de ${asked} gevraagde ${kind}`;
  if (strong.length === 0) return [`je hebt een basis in ${kinds}`];
  const names = formatList(
    strong.map((competency) => competencyLabel(competency, "nl")),
    "nl",
  );
  return [
    asked === 1
      ? `je bent sterk in ${kinds}: ${names}`
      : `je bent sterk in ${strong.length} van ${kinds}: ${names}`,
  ];
}
