import type { CaughtMail } from "@raakvlak/testing";
import type { MailSeen } from "../journal.ts";

/** The employer of every invented vacancy; a mail names it once in its text for each vacancy that it tells. */
const employer = /Werkplaats (K\d{4})/g;
const link = /\/(?:vacatures|en\/vacancies)\/[0-9a-f-]{36}/g;

const known = new WeakMap<CaughtMail, MailSeen>();

/** What the checker needs of a mail, read once; throws when it tells of a vacancy that it does not name. */
export function readMail(mail: CaughtMail): MailSeen {
  const seen = known.get(mail) ?? read(mail);
  known.set(mail, seen);
  return seen;
}

function read({ to, parsed, beganMs, acceptedMs }: CaughtMail): MailSeen {
  const text = parsed.text ?? "";
  const codes = [...text.matchAll(employer)].map((match) => match[1] ?? "");
  const links = [...text.matchAll(link)].length;
  if (codes.length === 0 || codes.length !== links)
    throw new Error(`a mail names ${codes.length} employers and links ${links} vacancies: ${text}`);
  return {
    address: to[0] ?? "",
    messageId: messageIdOf(parsed.messageId ?? ""),
    beganMs,
    acceptedMs,
    codes,
  };
}

/** The ledger knows its messages without the domain. */
function messageIdOf(header: string): string {
  return /^<(.+)@[^@]+>$/.exec(header)?.[1] ?? header;
}

/** Where a click posts that wants no more mail. */
export function unsubscribeLinkOf({ parsed }: CaughtMail): string | undefined {
  const header = parsed.headerLines.find(({ key }) => key === "list-unsubscribe")?.line ?? "";
  return /<(https?:[^>]+)>/.exec(header.replaceAll(/\s/g, ""))?.[1];
}
