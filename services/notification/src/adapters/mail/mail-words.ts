import type { Locale } from "@raakvlak/contracts";

/** Every sentence of a mail that is not a vacancy's own; the reasons come from the vocabulary, as on the site. */
export interface MailWords {
  readonly hello: (firstName: string | undefined) => string;
  readonly subjectOne: (title: string, employer: string) => string;
  readonly subjectMore: (count: number, title: string, employer: string) => string;
  readonly introInstant: (count: number) => string;
  readonly introDigest: (count: number) => string;
  readonly why: string;
  readonly view: string;
  readonly remote: string;
  readonly carried: (count: number) => string;
  readonly because: (since: string) => string;
  readonly unsubscribe: string;
  readonly preferences: string;
}

const dutch: MailWords = {
  hello: (firstName) => (firstName ? `Hallo ${firstName},` : "Hallo,"),
  subjectOne: (title, employer) => `${title} bij ${employer}`,
  subjectMore: (count, title, employer) =>
    `${count} vacatures die bij je passen, zoals ${title} bij ${employer}`,
  introInstant: (count) =>
    count === 1
      ? "Er is net een vacature verschenen die bij je past."
      : `Er zijn net ${count} vacatures verschenen die bij je passen.`,
  introDigest: (count) =>
    count === 1
      ? "Sinds je vorige overzicht kwam er een vacature bij die bij je past."
      : `Sinds je vorige overzicht kwamen er ${count} vacatures bij die bij je passen.`,
  why: "Waarom deze bij je past",
  view: "Bekijk de vacature",
  remote: "op afstand",
  carried: (count) =>
    count === 1
      ? "Er past nog één vacature bij je; die sturen we je een andere keer."
      : `Er passen nog ${count} vacatures bij je; die sturen we je een andere keer.`,
  because: (since) =>
    `Je krijgt deze mail omdat je op ${since} toestemming gaf voor vacatures per mail.`,
  unsubscribe: "Afmelden voor vacatures per mail",
  preferences: "Pas aan wat je zoekt",
};

const english: MailWords = {
  hello: (firstName) => (firstName ? `Hello ${firstName},` : "Hello,"),
  subjectOne: (title, employer) => `${title} at ${employer}`,
  subjectMore: (count, title, employer) =>
    `${count} vacancies that fit you, such as ${title} at ${employer}`,
  introInstant: (count) =>
    count === 1
      ? "A vacancy that fits you has just appeared."
      : `${count} vacancies that fit you have just appeared.`,
  introDigest: (count) =>
    count === 1
      ? "One vacancy that fits you has appeared since your last overview."
      : `${count} vacancies that fit you have appeared since your last overview.`,
  why: "Why this fits you",
  view: "View the vacancy",
  remote: "remote",
  carried: (count) =>
    count === 1
      ? "One more vacancy fits you; we will send it another time."
      : `${count} more vacancies fit you; we will send them another time.`,
  because: (since) =>
    `You get this mail because on ${since} you allowed us to send you vacancies by mail.`,
  unsubscribe: "Unsubscribe from vacancies by mail",
  preferences: "Change what you are looking for",
};

export function mailWords(locale: Locale): MailWords {
  return locale === "nl" ? dutch : english;
}
