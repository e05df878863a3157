import type { Words } from "../choose-words.ts";

export const unsubscribe: Words["unsubscribe"] = {
  title: "No more vacancy mail",
  ask: "Would you like to stop receiving e-mails with vacancies? One click is enough. Your profile and your other choices stay as they are.",
  button: "Send me no more vacancies",
  doneTitle: "You are unsubscribed",
  since: (moment) => `Since ${moment} we send you no more vacancy mail.`,
  done: "Nothing is on its way any more.",
  pending: "One mail was just on its way and may still arrive. After that nothing more comes.",
  invalid: "This unsubscribe link is not right",
  invalidText:
    "Perhaps it was not copied completely. Use the link at the bottom of one of our mails.",
  unreachable: "Unsubscribing does not work right now",
  unreachableText: "Your choice is not recorded yet. Please try again in a minute.",
  tryAgain: "Try again",
};
