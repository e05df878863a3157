import type { SourceItem } from "../source-item.ts";
import { plainTextOf } from "./plain-text.ts";
import { sentencesOf, type SectionKind, type Sentence } from "./sections.ts";

const TEXT_MAXIMUM = 20_000;
const HTML_MAXIMUM = 60_000;
/** Characters of plain text whose HTML never is longer: one becomes six at most, when every second ends a line. */
const ALWAYS_FITS = 9_000;

/** An offer's text in the forms that normalisation reads. */
export interface VacancyText {
  readonly html: string;
  readonly plain: string;
  readonly sentences: readonly Sentence[];
  readonly tasks: string;
  /** What is asked of the candidate. */
  readonly profile: string;
  readonly offer: string;
  /** Whether the source's text was longer than is kept. */
  readonly shortened: boolean;
}

/** Cleans and cuts the text; requirements that the format keeps apart start as profile. */
export function vacancyTextOf(
  item: SourceItem,
  cleanHtml: (untrusted: string) => string,
): VacancyText {
  const description = cleanHtml(item.description);
  const requirements = cleanHtml(item.requirements);
  const texts = [plainTextOf(description), plainTextOf(requirements)];
  const whole = texts.filter((text) => text !== "").join("\n\n");
  const html = [description, requirements].filter((part) => part !== "").join("\n");
  // Readers see no more than is kept: a text of any size costs a bounded time.
  const [tasks = "", profile = ""] = texts.map((text) => cutWhole(text, TEXT_MAXIMUM));
  const sentences = [...sentencesOf(tasks, "tasks"), ...sentencesOf(profile, "profile")];
  const plain = cutWhole(whole, TEXT_MAXIMUM);
  return {
    html: html.length <= HTML_MAXIMUM ? html : boundedParagraphs(plain),
    plain,
    sentences,
    tasks: ofKind(sentences, "tasks"),
    profile: ofKind(sentences, "profile"),
    offer: ofKind(sentences, "offer"),
    shortened: plain.length < whole.length || html.length > HTML_MAXIMUM,
  };
}

function ofKind(sentences: readonly Sentence[], kind: SectionKind): string {
  return sentences
    .flatMap((sentence) => (sentence.kind === kind ? [sentence.text] : []))
    .join("\n");
}

/** Never half a character: a lone surrogate would not survive the trip through UTF-8. */
function cutWhole(text: string, maximum: number): string {
  return text.length <= maximum ? text : text.slice(0, maximum).replace(/[\uD800-\uDBFF]$/, "");
}

/** HTML that is too long can not be cut safely; its plain text can. */
function boundedParagraphs(plain: string): string {
  const html = paragraphs(plain);
  return html.length <= HTML_MAXIMUM ? html : paragraphs(cutWhole(plain, ALWAYS_FITS));
}

function paragraphs(plain: string): string {
  const escaped = plain.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return escaped
    .split(/\n+/)
    .map((line) => `<p>${line}</p>`)
    .join("");
}
