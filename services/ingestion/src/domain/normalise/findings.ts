import type { VacancyFinding } from "@raakvlak/contracts";
import type { SourceItem } from "../source-item.ts";
import type { ReadValues } from "./normalise-item.ts";
import type { VacancyText } from "./vacancy-text.ts";
import { checkWords } from "./word-check.ts";

const FINDINGS_MAXIMUM = 50;

/** What a recruiter should look at: words about age or gender, and what is missing or was cut. */
export function findingsOf(
  item: SourceItem,
  text: VacancyText,
  read: ReadValues,
): VacancyFinding[] {
  const findings = [...checkWords("title", item.title), ...checkWords("text", text.plain)];
  if (!read.pay.value.stated) findings.push({ code: "pay-missing", field: "pay" });
  if (read.occupations.length === 0)
    findings.push({ code: "occupation-unknown", field: "title", ...wordsOf(item.title) });
  for (const words of read.places.unknown)
    findings.push({ code: "place-unknown", field: "places", ...wordsOf(words) });
  if (
    item.places.length === 0 &&
    read.places.places.length === 0 &&
    read.workMode?.value !== "remote"
  )
    findings.push({ code: "place-unknown", field: "places" });
  if (text.shortened) findings.push({ code: "text-shortened", field: "text" });
  return findings.slice(0, FINDINGS_MAXIMUM);
}

function wordsOf(words: string): { words?: string } {
  return words.trim() === "" ? {} : { words: words.trim().slice(0, 120) };
}
