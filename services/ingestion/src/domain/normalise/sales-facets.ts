import type { Vacancy } from "@raakvlak/contracts";
import { definedOnly } from "../defined-only.ts";
import type { Sentence } from "./sections.ts";

type Facets = Vacancy["sales"];

const SECTORS_MAXIMUM = 5;
const DAYS_A_MONTH = 30;
const DAYS_A_WEEK = 7;

const newBusinessShare =
  /(\d{1,3})\s?%\s?(?:van je tijd )?(?:aan |is |in )?(?:new business|acquisitie|nieuwe klanten|hunting|hunter|prospect\w*|new logos?)/i;
const accountShare =
  /(\d{1,3})\s?%\s?(?:van je tijd )?(?:aan |is |in )?(?:account ?management|relatiebeheer|bestaande klanten|farming|farmer|beheer|existing)/i;
const cycle =
  /(?:sales ?cycl\w*|verkooptraject\w*|verkoopcyclus|verkoopproces|sales cycles?|traject(?:en)?)[^.\n]{0,40}?(\d{1,3})(?:\s?(?:-|–|tot|to|à)\s?(\d{1,3}))?\s?(dagen|days|weken|weeks|maanden|months|jaar|years?)/i;
const deal =
  /(?:dealgrootte|deal ?size|orderwaarde|ordergrootte|contractwaarde|deals? (?:van|of|worth)|orders? van)[^.\n]{0,40}?€\s?([\d.,]+)\s?(k\b|mln|miljoen|million)?(?:\s?(?:-|–|tot|en|to)\s?€?\s?([\d.,]+)\s?(k\b|mln|miljoen|million)?)?/i;
const travel =
  /(\d)(?:\s?(?:-|–|tot|à)\s?\d)?\s?dagen(?: per week| in de week)? (?:op de weg|onderweg|op pad|bij klanten|in de auto|on the road)|(\d) days (?:a|per) week (?:on the road|at customers|travel\w*)/i;

export interface FacetsInput {
  readonly text: string;
  readonly sentences: readonly Sentence[];
  /** Title, department and tags. */
  readonly keywords: string;
  readonly teamSize: number | undefined;
  readonly recogniseSectors: (text: string) => readonly string[];
}

/** What kind of selling it is, as far as the text says. */
export function readSalesFacets({
  text,
  sentences,
  keywords,
  teamSize,
  recogniseSectors,
}: FacetsInput): Facets {
  const newBusiness = share(newBusinessShare.exec(text)?.[1]);
  const accountManagement = share(accountShare.exec(text)?.[1]);
  return {
    sectors: sectorsOf(sentences, keywords, recogniseSectors),
    ...definedOnly({
      newBusiness: newBusiness ?? rest(accountManagement),
      accountManagement: accountManagement ?? rest(newBusiness),
      market: marketOf(text),
      teamSizeLed: teamSize,
      cycleDays: cycleDaysOf(text),
      dealSize: dealSizeOf(text),
      travelDays: travelDaysOf(text),
    }),
  };
}

/** Sectors of the employer and its customers; what the vacancy offers (a lease car, a pension) is no sector. */
function sectorsOf(
  sentences: readonly Sentence[],
  keywords: string,
  recogniseSectors: FacetsInput["recogniseSectors"],
): string[] {
  const said = sentences
    .filter(({ kind }) => kind === "tasks" || kind === "about")
    .map((sentence) => sentence.text);
  const asked = sentences.filter(({ kind }) => kind === "profile").map((sentence) => sentence.text);
  const found = new Set([
    ...recogniseSectors(keywords),
    ...recogniseSectors(said.join(". ")),
    ...recogniseSectors(asked.join(". ")),
  ]);
  return [...found].slice(0, SECTORS_MAXIMUM);
}

function marketOf(text: string): Facets["market"] {
  const business =
    /\b(?:b2b|business[- ]to[- ]business|zakelijke (?:klanten|markt|relaties)|mkb|enterprise|bedrijven|ondernemers|installateurs|corporates|groothandels)\b/i.test(
      text,
    );
  const consumer =
    /\b(?:b2c|business[- ]to[- ]consumer|particulier\w*|consumenten|huiseigenaren|winkelvloer|showroom|consumers)\b/i.test(
      text,
    );
  if (business && consumer) return "both";
  if (business) return "b2b";
  return consumer ? "b2c" : undefined;
}

function share(percent: string | undefined): number | undefined {
  const value = Number(percent);
  return percent !== undefined && value <= 100 ? value : undefined;
}

function rest(percent: number | undefined): number | undefined {
  return percent === undefined ? undefined : 100 - percent;
}

function cycleDaysOf(text: string): number | undefined {
  const match = cycle.exec(text);
  if (!match) return undefined;
  const middle = (Number(match[1]) + Number(match[2] ?? match[1])) / 2;
  const days = Math.round(middle * daysIn(match[3] ?? ""));
  return days > 0 && days <= 1_500 ? days : undefined;
}

function daysIn(unit: string): number {
  if (/^(?:dagen|days)/i.test(unit)) return 1;
  if (/^(?:weken|weeks)/i.test(unit)) return DAYS_A_WEEK;
  return /^(?:jaar|year)/i.test(unit) ? 365 : DAYS_A_MONTH;
}

function dealSizeOf(text: string): number | undefined {
  const match = deal.exec(text);
  if (!match) return undefined;
  const low = euros(match[1], match[2] ?? match[4]);
  const high = match[3] === undefined ? low : euros(match[3], match[4]);
  const middle = Math.round((low + high) / 2);
  return middle >= 100 && middle <= 1_000_000_000 ? middle : undefined;
}

function euros(digits = "", unit?: string): number {
  const value = Number(
    digits
      .replaceAll(/[.,](?=\d{3})/g, "")
      .replace(",", ".")
      .replace(/\.$/, ""),
  );
  if (unit === undefined) return value;
  return value * (/^k/i.test(unit) ? 1_000 : 1_000_000);
}

function travelDaysOf(text: string): number | undefined {
  const match = travel.exec(text);
  const days = Number(match?.[1] ?? match?.[2]);
  return match && days <= 5 ? days : undefined;
}
