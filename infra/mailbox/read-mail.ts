import { simpleParser, type ParsedMail } from "mailparser";
import type { CaughtMail } from "./mail-store.ts";

/** What a list shows of a mail: read from its header section alone. */
export interface MailSummary {
  messageId: string | null;
  from: string;
  to: string[];
  subject: string;
  /** The headers that say how the mail wants to be treated, by lower-case name; absent ones are left out. */
  headers: Record<string, string>;
}

export interface MailContent {
  text: string;
  /** As sent, with embedded pictures in place; null when the mail has no HTML part. */
  html: string | null;
  /** All headers in their order, unfolded. */
  headers: { name: string; value: string }[];
  attachments: { name: string; contentType: string; bytes: number }[];
}

export interface MailReader {
  summaryOf(mail: CaughtMail): Promise<MailSummary>;
  contentOf(mail: CaughtMail): Promise<MailContent>;
}

const TREATMENT_HEADERS = [
  "list-unsubscribe",
  "list-unsubscribe-post",
  "list-id",
  "auto-submitted",
  "precedence",
  "reply-to",
  "dkim-signature",
];
const LONGEST_HTML = 2_000_000;

/**
 * Reads mails when somebody looks, not when they come in: a sender that is being timed must not wait for it. Summaries are remembered as long
 * as their mail is.
 */
export function createMailReader(): MailReader {
  const summaries = new WeakMap<CaughtMail, Promise<MailSummary>>();
  return {
    summaryOf(mail) {
      const summary =
        summaries.get(mail) ??
        simpleParser(headerSection(mail.raw)).then((parsed) => summarise(parsed, mail));
      summaries.set(mail, summary);
      return summary;
    },
    contentOf: async (mail) =>
      toContent(
        await simpleParser(mail.raw, { skipTextToHtml: true, maxHtmlLengthToParse: LONGEST_HTML }),
      ),
  };
}

function headerSection(raw: Buffer): Buffer {
  const end = raw.indexOf("\r\n\r\n");
  return end === -1 ? raw : raw.subarray(0, end + 4);
}

function summarise(parsed: ParsedMail, mail: CaughtMail): MailSummary {
  const written = unfolded(parsed);
  const treatment = TREATMENT_HEADERS.flatMap((name) => {
    const header = written.find((candidate) => candidate.name.toLowerCase() === name);
    return header === undefined ? [] : [[name, header.value] as const];
  });
  const to = [parsed.to ?? []]
    .flat()
    .flatMap((object) => object.value.map((one) => one.address ?? ""));
  return {
    messageId: parsed.messageId ?? null,
    from: parsed.from?.text ?? mail.sender,
    to: to.length > 0 ? to : mail.recipients,
    subject: parsed.subject ?? "",
    headers: Object.fromEntries(treatment),
  };
}

function toContent(parsed: ParsedMail): MailContent {
  return {
    text: parsed.text ?? "",
    html: parsed.html || null,
    headers: unfolded(parsed),
    attachments: parsed.attachments
      .filter((attachment) => !attachment.related)
      .map(({ filename, contentType, size }) => ({
        name: filename ?? "(no name)",
        contentType,
        bytes: size,
      })),
  };
}

function unfolded(parsed: ParsedMail): { name: string; value: string }[] {
  return parsed.headerLines.map(({ line }) => {
    const colon = line.indexOf(":");
    return {
      name: line.slice(0, colon),
      value: line
        .slice(colon + 1)
        .replaceAll(/\r?\n[ \t]+/g, " ")
        .trim(),
    };
  });
}
