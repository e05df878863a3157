import type { Locale, RefusalAnswer } from "@raakvlak/contracts";
import { html, type Html } from "../domain/html.ts";

const words = {
  nl: {
    title: "Afmelden voor vacatures per mail",
    question: "Wil je geen vacatures meer per mail ontvangen?",
    button: "Ja, meld me af",
    done: "Je bent afgemeld. We sturen je geen vacatures meer per mail.",
    pending:
      "Je bent afgemeld. Er was op dit moment nog één mail onderweg; daarna komt er geen meer.",
    unknown: "Deze link kennen we niet. Gebruik de link onder aan een van onze mails.",
  },
  en: {
    title: "Unsubscribe from vacancies by mail",
    question: "Would you like to stop receiving vacancies by mail?",
    button: "Yes, unsubscribe me",
    done: "You are unsubscribed. We will not send you vacancies by mail any more.",
    pending:
      "You are unsubscribed. One mail was just on its way; after that there will be no more.",
    unknown: "We do not know this link. Please use the link at the end of one of our mails.",
  },
} as const satisfies Record<Locale, Record<string, string>>;

/** One button; showing the page changes nothing, since scanners and previews follow links. */
export function questionPage(locale: Locale): string {
  const { question, button } = words[locale];
  return page(
    locale,
    html`<p>${question}</p>
      <form method="post">
        <input type="hidden" name="from" value="page" />
        <button type="submit">${button}</button>
      </form>`,
  );
}

export function answerPage(locale: Locale, answer: RefusalAnswer): string {
  return page(locale, html`<p>${words[locale][answer.state]}</p>`);
}

export function unknownPage(locale: Locale): string {
  return page(locale, html`<p>${words[locale].unknown}</p>`);
}

function page(locale: Locale, content: Html): string {
  const { title } = words[locale];
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html> `.markup;
}
