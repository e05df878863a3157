import type { Locale } from "@raakvlak/contracts";

/** Every sentence of a mail that is not a vacancy's own; the reasons come from the vocabulary, as on the site. */
export interface MailWords {
  readonly hello: (firstName: string | undefined) => string;
  readonly subjectOne: (title: string, employer: string) => string;
  readonly subjectMore: (count: number, title: string, employer: string) => string;
  readonly introInstant: (count: number) => string;
  readonly introDigest: (count: number) => string;
  /** When it is not a new vacancy that made them fit, but what the candidate wants. */
  readonly introFits: (count: number) => string;
  readonly why: string;
  readonly view: string;
  readonly posted: (day: string) => string;
  readonly carried: (count: number) => string;
  readonly because: (since: string) => string;
  readonly unsubscribe: string;
  readonly allVacancies: string;
}

const dutch: MailWords = {
  hello: (firstName) => (firstName ? `Hallo ${firstName},` : "Hallo,"),
  subjectOne: (title, employer) => `${title} bij ${employer}`,
  subjectMore: (count, title, employer) =>
    `${count} vacatures die bij je passen, zoals ${title} bij ${employer}`,
  introInstant: (count) =>
    count === 1
      ? "We vonden een vacature die bij je past."
      : `We vonden ${count} vacatures die bij je passen.`,
  introDigest: (count) =>
    count === 1
      ? "Je overzicht: er kwam een vacature bij die bij je past."
      : `Je overzicht: er kwamen ${count} vacatures bij die bij je passen.`,
  introFits: (count) =>
    count === 1
      ? "Er is een vacature die past bij wat je zoekt."
      : `Er zijn ${count} vacatures die passen bij wat je zoekt.`,
  why: "Waarom deze bij je past",
  view: "Bekijk de vacature",
  posted: (day) => `geplaatst op ${day}`,
  carried: (count) =>
    count === 1
      ? "Er past nog één vacature bij je; die sturen we je een andere keer."
      : `Er passen nog ${count} vacatures bij je; die sturen we je een andere keer.`,
  because: (since) =>
    `Je krijgt deze mail omdat je op ${since} toestemming gaf voor vacatures per mail.`,
  unsubscribe: "Afmelden voor vacatures per mail",
  allVacancies: "Alle open vacatures",
};

const english: MailWords = {
  hello: (firstName) => (firstName ? `Hello ${firstName},` : "Hello,"),
  subjectOne: (title, employer) => `${title} at ${employer}`,
  subjectMore: (count, title, employer) =>
    `${count} vacancies that fit you, such as ${title} at ${employer}`,
  introInstant: (count) =>
    count === 1 ? "We found a vacancy that fits you." : `We found ${count} vacancies that fit you.`,
  introDigest: (count) =>
    count === 1
      ? "Your overview: one new vacancy fits you."
      : `Your overview: ${count} new vacancies fit you.`,
  introFits: (count) =>
    count === 1
      ? "There is a vacancy that fits what you are looking for."
      : `There are ${count} vacancies that fit what you are looking for.`,
  why: "Why this fits you",
  view: "View the vacancy",
  posted: (day) => `posted on ${day}`,
  carried: (count) =>
    count === 1
      ? "One more vacancy fits you; we will send it another time."
      : `${count} more vacancies fit you; we will send them another time.`,
  because: (since) =>
    `You get this mail because on ${since} you allowed us to send you vacancies by mail.`,
  unsubscribe: "Unsubscribe from vacancies by mail",
  allVacancies: "All open vacancies",
};

export function mailWords(locale: Locale): MailWords {
  return locale === "nl" ? dutch : english;
}
