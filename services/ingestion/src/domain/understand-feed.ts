import { vacancySchema } from "@raakvlak/contracts";
import { definedOnly } from "./defined-only.ts";
import {
  normaliseItem,
  type Understanding,
  type VacancyContent,
} from "./normalise/normalise-item.ts";
import type { ItemProblem, ReadItem } from "./source-item.ts";

export interface FeedSource {
  readonly sourceId: string;
  readonly organisationId: string;
  readonly name: string;
}

/** One item of a feed, normalised and proven to fit the contract, or refused with its problems. */
export interface UnderstoodItem {
  readonly externalId?: string;
  /** Where the source shows it. */
  readonly url?: string;
  readonly content?: VacancyContent;
  readonly problems: readonly ItemProblem[];
}

const anyId = "00000000-0000-4000-8000-000000000000";

/** Normalises one item; never throws: what the contract would refuse, and any fault of ours, refuses this item alone. */
export function understandItem(
  read: ReadItem,
  source: FeedSource,
  words: Understanding,
): UnderstoodItem {
  if (!read.item)
    return { problems: read.problems, ...definedOnly({ externalId: read.externalId }) };
  const { externalId } = read.item;
  const refused = (field: string, message: string): UnderstoodItem => ({
    externalId,
    problems: [
      ...read.problems,
      { item: externalId, field: field.slice(0, 120), message: message.slice(0, 500) },
    ],
  });
  try {
    const content = normaliseItem(
      read.item,
      { sourceId: source.sourceId, sourceName: source.name },
      words,
    );
    const issue = contractIssue(content, externalId, source);
    return issue
      ? refused(issue.field, issue.message)
      : { externalId, content, problems: read.problems, ...definedOnly({ url: read.item.url }) };
  } catch (error) {
    return refused(
      "",
      `could not be understood: ${error instanceof Error ? error.message : "unknown fault"}`,
    );
  }
}

/** What publishing would refuse: found here, where it harms one item, and not in the relay, where it would hold up all. */
function contractIssue(
  content: VacancyContent,
  externalId: string,
  source: FeedSource,
): { field: string; message: string } | undefined {
  const whole = {
    ...content,
    vacancyId: anyId,
    organisationId: source.organisationId,
    version: 1,
    status: "open",
    aliases: [],
    sources: [{ source: source.sourceId, externalId }],
  };
  const checked = vacancySchema.safeParse(whole);
  const issue = checked.success ? undefined : checked.error.issues[0];
  return issue && { field: issue.path.join("."), message: issue.message };
}
