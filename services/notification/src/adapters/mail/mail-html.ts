import { html, type Html } from "../../domain/html.ts";
import type { EntryContent, MailContent } from "./mail-content.ts";
import { mailWords, type MailWords } from "./mail-words.ts";

/**
 * One column that reads at 390 px, without images, remote parts or tracking. Colours stand inline for clients that drop
 * style sheets, and a second set for those that show mail dark.
 */
const sheet: Html = html`<style>
  :root {
    color-scheme: light dark;
    supported-color-schemes: light dark;
  }
  @media (prefers-color-scheme: dark) {
    .page {
      background: #14171c !important;
    }
    .card {
      background: #1e232b !important;
      border-color: #38404c !important;
    }
    .ink {
      color: #f1f3f6 !important;
    }
    .soft {
      color: #b4bdc9 !important;
    }
    .link {
      color: #8ab8ff !important;
    }
    .button {
      background: #8ab8ff !important;
      color: #10141a !important;
    }
  }
</style>`;

/** No line begins with the dot. */
const noBreak = "\u00a0· ";

const font = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const ink = "color:#1b2330";
const soft = "color:#4d5868";

export function mailHtml(content: MailContent): string {
  const words = mailWords(content.locale);
  const { links } = content;
  return html`<!doctype html>
    <html lang="${content.locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>${content.subject}</title>
        ${sheet}
      </head>
      <body class="page" style="margin:0;padding:0;background:#f3f5f8;${font}">
        <div class="page" style="background:#f3f5f8;padding:16px 12px">
          <div style="max-width:560px;margin:0 auto">
            <p class="ink" style="margin:8px 4px 4px;font-size:17px;line-height:1.5;${ink}">
              ${content.greeting}
            </p>
            <p class="ink" style="margin:0 4px 16px;font-size:17px;line-height:1.5;${ink}">
              ${content.intro}
            </p>
            ${content.entries.map((entry) => entryHtml(entry, words))}
            ${paragraphs(content.carried)}
            <p class="soft" style="margin:20px 4px 4px;font-size:14px;line-height:1.5;${soft}">
              ${content.because}
            </p>
            <p style="margin:0 4px 24px;font-size:14px;line-height:2">
              <a class="link" href="${links.allVacancies}" style="color:#0b57d0"
                >${words.allVacancies}</a
              ><br />
              <a class="link" href="${links.unsubscribe}" style="color:#0b57d0"
                >${words.unsubscribe}</a
              >
            </p>
          </div>
        </div>
      </body>
    </html> `.markup;
}

function entryHtml(entry: EntryContent, words: MailWords): Html {
  return html`<div
    class="card"
    style="background:#ffffff;border:1px solid #d9dfe7;border-radius:10px;padding:16px;margin:0 0 14px"
  >
    <h2 style="margin:0 0 6px;font-size:19px;line-height:1.3">
      <a class="link" href="${entry.url}" style="color:#0b57d0;text-decoration:none"
        >${entry.title}</a
      >
    </h2>
    <p class="soft" style="margin:0 0 2px;font-size:15px;line-height:1.5;${soft}">
      ${entry.facts.join(noBreak)}
    </p>
    <p class="ink" style="margin:0 0 12px;font-size:15px;line-height:1.5;font-weight:600;${ink}">
      ${entry.pay}
    </p>
    <p class="ink" style="margin:0 0 4px;font-size:15px;font-weight:600;${ink}">${words.why}</p>
    <ul
      class="ink"
      style="margin:0 0 14px;padding:0 0 0 20px;font-size:15px;line-height:1.5;${ink}"
    >
      ${entry.reasons.map((reason) => html`<li>${reason}</li>`)}
    </ul>
    <a
      class="button"
      href="${entry.url}"
      style="display:inline-block;background:#0b57d0;color:#ffffff;padding:11px 18px;border-radius:8px;font-size:15px;text-decoration:none"
      >${words.view}</a
    >
  </div> `;
}

function paragraphs(words: string | undefined): Html[] {
  if (words === undefined) return [];
  return [
    html`<p class="soft" style="margin:4px;font-size:15px;line-height:1.5;${soft}">${words}</p>`,
  ];
}
