import type { EntryContent, MailContent } from "./mail-content.ts";
import { mailWords } from "./mail-words.ts";

/** The mail as plain text. */
export function mailText(content: MailContent): string {
  const words = mailWords(content.locale);
  return [
    content.greeting,
    "",
    content.intro,
    ...content.entries.flatMap((entry) => ["", ...entryLines(entry, words.why, words.view)]),
    ...(content.carried === undefined ? [] : ["", content.carried]),
    "",
    "-- ",
    content.because,
    `${words.allVacancies}: ${content.links.allVacancies}`,
    `${words.unsubscribe}: ${content.links.unsubscribe}`,
    "",
  ].join("\n");
}

function entryLines(entry: EntryContent, why: string, view: string): string[] {
  return [
    entry.title,
    entry.facts.join(" · "),
    entry.pay,
    `${why}:`,
    ...entry.reasons.map((reason) => `  - ${reason}`),
    `${view}: ${entry.url}`,
  ];
}
