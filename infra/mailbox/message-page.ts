import { html, type Html } from "./html.ts";
import { readable } from "./list-page.ts";
import type { CaughtMail } from "./mail-store.ts";
import { layOut } from "./page-layout.ts";
import type { MailContent, MailSummary } from "./read-mail.ts";

export interface MessagePage {
  mail: CaughtMail;
  summary: MailSummary;
  content: MailContent;
}

const LONGEST_SHOWN = 200_000;

/** One mail: who, what, how to unsubscribe, its HTML in a frame that can do nothing, its text, its headers and its source. */
export function messagePage({ mail, summary, content }: MessagePage): string {
  return layOut({
    title: summary.subject || "(no subject)",
    aside: html`<p><a href="/">all mails</a></p>`,
    main: html`${head({ mail, summary, content })}${frame(mail, content)}
      <section class="card">
        <h3>Text</h3>
        <pre>${shortened(content.text) || "(none)"}</pre>
      </section>
      <details class="card">
        <summary>All headers</summary>
        <dl>
          ${content.headers.map(
            ({ name, value }) =>
              html`<dt>${name}</dt>
                <dd>${value}</dd>`,
          )}
        </dl>
      </details>
      <details class="card">
        <summary>Source (<a href="/messages/${mail.id}/raw">whole</a>)</summary>
        <pre>${shortened(mail.raw.toString("utf8"))}</pre>
      </details>`,
  });
}

function head({ mail, summary, content }: MessagePage): Html {
  const at = mail.receivedAt.toISOString();
  const treatment = Object.entries(summary.headers).filter(([name]) => name !== "dkim-signature");
  const signed = summary.headers["dkim-signature"] === undefined ? "no" : "yes (not verified here)";
  return html`<section class="card">
    <h2>${summary.subject || "(no subject)"}</h2>
    <dl>
      <dt>From</dt>
      <dd>${summary.from}</dd>
      <dt>To</dt>
      <dd>${summary.to.join(", ")}</dd>
      <dt>Received</dt>
      <dd><time datetime="${at}">${readable(at)}</time></dd>
      ${treatment.map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd>${value}</dd>`,
      )}
      <dt>DKIM signature</dt>
      <dd>${signed}</dd>
      ${content.attachments.map(
        ({ name, contentType, bytes }) =>
          html`<dt>Attachment</dt>
            <dd>${name} (${contentType}, ${bytes} bytes)</dd>`,
      )}
      ${oneClick(summary)}
    </dl>
  </section>`;
}

/** The button of a mail program, RFC 8058: a form that posts to the address of the header. */
function oneClick(summary: MailSummary): Html {
  const target = oneClickTarget(summary);
  if (target === undefined) return html``;
  return html`<dt>One click</dt>
    <dd>
      <form method="post" action="${target.href}" target="_blank">
        <input type="hidden" name="List-Unsubscribe" value="One-Click" /><button>
          Unsubscribe as a mail program does
        </button>
      </form>
    </dd>`;
}

/** Where a mail program would post to: only if both headers are there and the address is a web address. */
export function oneClickTarget({ headers }: MailSummary): URL | undefined {
  if (headers["list-unsubscribe-post"]?.toLowerCase() !== "list-unsubscribe=one-click")
    return undefined;
  const addresses = [...(headers["list-unsubscribe"] ?? "").matchAll(/<([^>]+)>/g)].map((match) =>
    URL.parse(match[1] ?? ""),
  );
  return (
    addresses.find((url) => url?.protocol === "https:" || url?.protocol === "http:") ?? undefined
  );
}

function frame(mail: CaughtMail, content: MailContent): Html {
  if (content.html === null) return html``;
  return html`<section class="card">
    <h3>HTML (<a href="/messages/${mail.id}/html" target="_blank">alone</a>)</h3>
    <iframe
      src="/messages/${mail.id}/html"
      title="The mail as HTML"
      sandbox="allow-popups allow-popups-to-escape-sandbox"
    ></iframe>
  </section>`;
}

function shortened(text: string): string {
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}\n… (shortened)` : text;
}
