import { vacancySchema, type Vacancy } from "@raakvlak/contracts";
import { uuidFrom } from "@raakvlak/runtime";
import { findPlace } from "@raakvlak/vocabulary";
import * as lists from "./invented-words.ts";
import { createDraw, type Draw } from "./seeded-draw.ts";

const namespace = "6f1c7b0e-5a52-4c0f-9d0a-2f5b1f3a9c11";

/** The day on which the newest was posted: 1 November 2026. */
export const newestPostedDay = 20_758;

const towns = lists.townWeights.flatMap(([town, weight]) =>
  Array.from({ length: weight }, () => town),
);

/** Open vacancies like real ones in form and spread, every word invented: the same seed gives the same ones. */
export function inventVacancies(count: number, seed: number): Vacancy[] {
  const draw = createDraw(seed);
  return Array.from({ length: count }, (_, n) =>
    vacancySchema.parse(inventOne(draw, uuidFrom(namespace, `invented ${seed} ${n}`))),
  );
}

function inventOne(draw: Draw, vacancyId: string): Vacancy {
  const [branch, sector, trade] = draw.pick(lists.branches);
  const employer = `${draw.pick(lists.employers)} ${branch}`;
  const [title, occupation, seniority, leads] = draw.pick(lists.roles);
  const town = draw.pick(towns);
  const externalId = vacancyId.slice(0, 8);
  const url = `https://werkenbij.${slug(employer)}.example/vacatures/${externalId}`;
  return {
    vacancyId,
    organisationId: "raakvlak",
    version: 1,
    status: "open",
    aliases: [],
    title: draw.chance(0.4) ? `${title} ${branch.toLowerCase()}` : title,
    employer: { id: slug(employer), name: employer },
    sources: [{ source: slug(employer), externalId, url }],
    ...inventText(draw, { employer, trade, town }),
    language: "nl",
    places: placesOf(town),
    ...inventWorkMode(draw),
    contractKinds: draw.chance(0.8) ? ["permanent"] : ["temporary"],
    ...(draw.chance(0.92) && { hours: draw.pick(hourRanges) }),
    pay: inventPay(draw, seniority),
    occupations: [{ concept: occupation, confidence: 95 }],
    skills: draw.sample(lists.skillChoices, draw.whole(3, 7)).map((concept, index) => ({
      concept,
      need: index < 3 ? ("must" as const) : ("nice" as const),
    })),
    languages: [{ code: "nl", level: "C1" }],
    ...(draw.chance(0.6) && { education: draw.pick(["mbo", "hbo"] as const) }),
    yearsAsked: draw.whole(0, 8),
    seniority,
    roleFamily: leads ? "leader" : "seller",
    competencies: leads ? { "developing-people": 8 } : { hunting: 8 },
    sales: { market: "b2b", sectors: [sector] },
    postedDay: newestPostedDay - draw.whole(0, 60),
    ...(draw.chance(0.5) && { validThroughDay: newestPostedDay + draw.whole(30, 90) }),
    applyUrl: `${url}/solliciteren`,
    origin: {},
    findings: [],
  };
}

function inventWorkMode(draw: Draw): Pick<Vacancy, "workMode" | "officeDays" | "remoteCountries"> {
  const mode = draw.pick(["on-site", "on-site", "hybrid", "hybrid", "hybrid", "remote"] as const);
  if (mode === "remote") return { workMode: mode, remoteCountries: ["NL"] };
  if (mode === "hybrid")
    return { workMode: mode, officeDays: draw.whole(1, 4), remoteCountries: [] };
  return draw.chance(0.7) ? { workMode: mode, remoteCountries: [] } : { remoteCountries: [] };
}

const hourRanges = [
  { min: 40, max: 40 },
  { min: 32, max: 40 },
  { min: 36, max: 40 },
  { min: 24, max: 32 },
  { min: 16, max: 24 },
];

function placesOf(town: string): Vacancy["places"] {
  const place = findPlace(town);
  if (place === undefined) throw new Error(`${town} is not in the list of places`);
  const { id: _id, ...known } = place;
  return [known];
}

function inventPay(draw: Draw, seniority: number): Vacancy["pay"] {
  if (draw.chance(0.3)) return { stated: false };
  const fixedMin = 2_200 + seniority * 400 + draw.whole(0, 8) * 50;
  const fixedMax = fixedMin + draw.whole(4, 24) * 50;
  const variable = draw.chance(0.35) ? draw.whole(6, 30) * 50 : undefined;
  return {
    stated: true,
    fixedMin,
    fixedMax,
    ...(variable !== undefined && { variable, onTarget: fixedMax + variable }),
    period: "month",
  };
}

function inventText(
  draw: Draw,
  about: { employer: string; trade: string; town: string },
): { text: string; html: string } {
  const filled = (sentence: string) =>
    sentence
      .replace("{employer}", about.employer)
      .replace("{trade}", about.trade)
      .replace("{town}", about.town)
      .replace("{years}", String(draw.whole(2, 8)))
      .replace("{team}", String(draw.whole(3, 30)));
  const parts = [
    { heading: "Wat ga je doen?", items: draw.sample(lists.duties, draw.whole(4, 7)) },
    { heading: "Wat neem je mee?", items: draw.sample(lists.demands, draw.whole(3, 6)) },
    { heading: "Wat krijg je?", items: draw.sample(lists.offers, draw.whole(3, 5)) },
  ].map(({ heading, items }) => ({ heading, items: items.map(filled) }));
  const opening = filled(draw.pick(lists.openings));
  return {
    text: [opening, ...parts.flatMap(({ heading, items }) => [heading, ...items])].join("\n"),
    html: `<p>${opening}</p>${parts
      .map(
        ({ heading, items }) =>
          `<h3>${heading}</h3><ul>${items.map((item) => `<li>${item}</li>`).join("")}</ul>`,
      )
      .join("")}`,
  };
}

function slug(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
}
