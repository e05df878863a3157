import type { Locale, RefusalAnswer } from "@raakvlak/contracts";
import { html, type Html } from "../domain/html.ts";
import { unsubscribeStyle } from "./unsubscribe-style.ts";

/** Where the people live who are mailed; the page knows nothing else of who asks. */
const timeZone = "Europe/Amsterdam";

interface PageWords {
  readonly title: string;
  readonly question: string;
  readonly button: string;
  readonly doneTitle: string;
  readonly since: (moment: string) => string;
  readonly done: string;
  readonly pending: string;
  readonly unknownTitle: string;
  readonly unknown: string;
}

const words: Readonly<Record<Locale, PageWords>> = {
  nl: {
    title: "Afmelden voor vacatures per mail",
    question: "Wil je geen vacatures meer per mail ontvangen? Eén klik is genoeg.",
    button: "Ja, meld me af",
    doneTitle: "Je bent afgemeld",
    since: (moment) => `Sinds ${moment} sturen we je geen vacatures meer per mail.`,
    done: "Er is niets meer onderweg.",
    pending: "Er was op dit moment nog één mail onderweg; daarna komt er geen meer.",
    unknownTitle: "Deze afmeldlink klopt niet",
    unknown:
      "Misschien is hij niet helemaal overgenomen. Gebruik de link onder aan een van onze mails.",
  },
  en: {
    title: "Unsubscribe from vacancies by mail",
    question: "Would you like to stop receiving vacancies by mail? One click is enough.",
    button: "Yes, unsubscribe me",
    doneTitle: "You are unsubscribed",
    since: (moment) => `Since ${moment} we send you no more vacancies by mail.`,
    done: "Nothing is on its way any more.",
    pending: "One mail was just on its way; after that there will be no more.",
    unknownTitle: "This unsubscribe link is not right",
    unknown:
      "Perhaps it was not copied completely. Please use the link at the end of one of our mails.",
  },
};

/** One button; showing the page changes nothing, since scanners and previews follow links. */
export function questionPage(locale: Locale): string {
  const { title, question, button } = words[locale];
  return page(
    locale,
    title,
    html`<p>${question}</p>
      <form method="post">
        <input type="hidden" name="from" value="page" />
        <button type="submit">${button}</button>
      </form>`,
  );
}

/** Says since when nothing is sent, so that a second visit proves the first. */
export function answerPage(locale: Locale, { state, since }: RefusalAnswer): string {
  const said = words[locale];
  const proof = since === undefined ? [] : [html`<p>${said.since(momentIn(locale, since))}</p>`];
  return page(
    locale,
    said.doneTitle,
    html`${proof}
      <p>${said[state]}</p>`,
  );
}

export function unknownPage(locale: Locale): string {
  const { unknownTitle, unknown } = words[locale];
  return page(locale, unknownTitle, html`<p>${unknown}</p>`);
}

function momentIn(locale: Locale, instant: string): string {
  const format = new Intl.DateTimeFormat(locale === "nl" ? "nl-NL" : "en-GB", {
    dateStyle: "long",
    timeStyle: "short",
    timeZone,
  });
  return format.format(Date.parse(instant));
}

function page(locale: Locale, title: string, content: Html): string {
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        ${unsubscribeStyle}
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html> `.markup;
}
