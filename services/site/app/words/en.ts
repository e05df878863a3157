import type { Words } from "./nl.ts";

export const en: Words = {
  siteName: "Raakvlak",
  tagline: "Sales vacancies that fit you, the moment they appear.",
  skipToContent: "Skip to content",
  newest: "Newest vacancies",
  noVacancies: "There are no open vacancies right now. Please come back later.",
  openVacancies: (count) => (count === 1 ? "1 open vacancy" : `${count} open vacancies`),
  apply: "Apply with the employer",
  postedOn: (day) => `Posted on ${day}`,
  place: "Place",
  hours: "Hours",
  pay: "Pay",
  contract: "Contract",
  workMode: "Workplace",
  vacancyClosed: "This vacancy is closed",
  vacancyClosedText: (title) =>
    `The vacancy “${title}” is no longer open. You can not apply any more.`,
  notFound: "This page does not exist",
  notFoundText: "Check the address, or start with the newest vacancies.",
  toHome: "To the newest vacancies",
  failed: "Something went wrong",
  failedText: "Please try again in a minute. We see the fault too.",
  unsubscribeTitle: "No more vacancy mail",
  unsubscribeAsk:
    "Would you like to stop receiving e-mails with vacancies? One click is enough. Your profile and your other choices stay as they are.",
  unsubscribeButton: "Send me no more vacancies",
  unsubscribedTitle: "You are unsubscribed",
  unsubscribedSince: (moment) => `Since ${moment} we send you no more vacancy mail.`,
  unsubscribedDone: "Nothing is on its way any more.",
  unsubscribedPending:
    "One mail was just on its way and may still arrive. After that nothing more comes.",
  unsubscribeInvalid: "This unsubscribe link is not right",
  unsubscribeInvalidText:
    "Perhaps it was not copied completely. Use the link at the bottom of one of our mails, or reply to the mail: it is read.",
  unsubscribeUnreachable: "Unsubscribing does not work right now",
  unsubscribeUnreachableText: "Your choice is not recorded yet. Please try again in a minute.",
  tryAgain: "Try again",
};
