import type { Locale } from "@raakvlak/contracts";
import {
  contractKindLabel,
  formatDay,
  formatHours,
  formatList,
  formatPay,
  reasonSentence,
  workModeLabel,
} from "@raakvlak/vocabulary";
import type { AlertMail, MailEntry } from "../../use-cases/compose-mail.ts";
import { mailWords } from "./mail-words.ts";

/** What a mail says, before it becomes text or HTML. */
export interface MailContent {
  readonly locale: Locale;
  readonly subject: string;
  readonly greeting: string;
  readonly intro: string;
  readonly entries: readonly EntryContent[];
  readonly carried: string | undefined;
  readonly because: string;
  readonly links: { readonly allVacancies: string; readonly unsubscribe: string };
}

export interface EntryContent {
  readonly title: string;
  readonly url: string;
  /** Employer, places, way of working, hours, contract, day of posting: what there is of it. */
  readonly facts: readonly string[];
  readonly pay: string;
  readonly reasons: readonly string[];
}

export interface MailLinks {
  /** Base address of the site, without a slash at the end. */
  readonly siteUrl: string;
  readonly unsubscribePage: (token: string) => string;
}

/** Where the site has its pages in each language. */
const sitePaths: Readonly<Record<Locale, { home: string; vacancies: string }>> = {
  nl: { home: "/", vacancies: "/vacatures" },
  en: { home: "/en", vacancies: "/en/vacancies" },
};

const subjectLength = 150;
const dayMs = 86_400_000;

export function mailContent(mail: AlertMail, token: string, links: MailLinks): MailContent {
  const { subscription, entries } = mail;
  const { locale } = subscription;
  const words = mailWords(locale);
  const grant = subscription.grants.alerts;
  const since = grant?.state === "granted" ? Date.parse(grant.grantedAt) : mail.date.getTime();
  return {
    locale,
    subject: subjectOf(mail),
    greeting: words.hello(oneLine(subscription.firstName ?? "") || undefined),
    intro: introOf(mail),
    entries: entries.map((entry) => entryContent(entry, locale, links)),
    carried: mail.carried > 0 ? words.carried(mail.carried) : undefined,
    because: words.because(formatDay(Math.floor(since / dayMs), locale)),
    links: {
      allVacancies: `${links.siteUrl}${sitePaths[locale].home}`,
      unsubscribe: links.unsubscribePage(token),
    },
  };
}

function introOf({ subscription, entries, kind }: AlertMail): string {
  const words = mailWords(subscription.locale);
  if (kind === "digest") return words.introDigest(entries.length);
  const areNew = entries.every(({ fit }) => fit.cause === "vacancy");
  return areNew ? words.introInstant(entries.length) : words.introFits(entries.length);
}

/** Says what is inside. One line without control characters, so that no title can start a header of its own. */
function subjectOf({ entries, subscription }: AlertMail): string {
  const [best] = entries;
  if (!best) throw new Error("a mail without a vacancy has no subject");
  const words = mailWords(subscription.locale);
  const [title, employer] = [oneLine(best.card.title), oneLine(best.card.employer.name)];
  const subject =
    entries.length === 1
      ? words.subjectOne(title, employer)
      : words.subjectMore(entries.length, title, employer);
  return subject.length <= subjectLength ? subject : `${subject.slice(0, subjectLength - 1)}…`;
}

/** The words of others on one line: control and format characters and runs of white space become one space, which may still be one that no line breaks at. */
export function oneLine(words: string): string {
  return words.replaceAll(/(?:[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|[^\S\u00a0])+/gu, " ").trim();
}

function entryContent(
  { vacancyId, card, fit }: MailEntry,
  locale: Locale,
  { siteUrl }: MailLinks,
): EntryContent {
  const words = mailWords(locale);
  const contract = formatList(
    card.contractKinds.map((kind) => contractKindLabel(kind, locale)),
    locale,
  );
  const facts = [
    card.employer.name,
    formatList(card.places, locale),
    card.workMode ? workModeLabel(card.workMode, locale) : "",
    card.hours ? formatHours(card.hours, locale) : "",
    contract,
    card.postedDay === undefined ? "" : words.posted(formatDay(card.postedDay, locale)),
  ];
  return {
    title: oneLine(card.title),
    url: `${siteUrl}${sitePaths[locale].vacancies}/${vacancyId}`,
    facts: facts.map(oneLine).filter((fact) => fact !== ""),
    pay: formatPay(card.pay, locale),
    reasons: fit.reasons
      // "Posted three days ago" was true when the fit was found, not when the mail is read: the day stands among the facts.
      .filter(({ code }) => code !== "freshness")
      .toSorted((one, other) => other.contribution - one.contribution)
      .map((reason) => oneLine(reasonSentence(reason, locale))),
  };
}
