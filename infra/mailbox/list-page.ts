import { html, type Html } from "./html.ts";
import type { CaughtMail } from "./mail-store.ts";
import { layOut } from "./page-layout.ts";
import type { MailSummary } from "./read-mail.ts";

export interface ListPage {
  /** The newest first. */
  mails: { mail: CaughtMail; summary: MailSummary }[];
  total: number;
  /** Counts from 1. */
  page: number;
  pages: number;
  /** The address that is looked for; empty for all. */
  to: string;
}

const REFRESH_SECONDS = 5;

/** The list of mails. Its first page follows what comes in. */
export function listPage({ mails, total, page, pages, to }: ListPage): string {
  const search = html`<form role="search">
    <input
      type="search"
      name="to"
      value="${to}"
      placeholder="to this address"
      aria-label="Only mails to this address"
    />
    <button>Search</button>
  </form>`;
  const rows = mails.map(({ mail, summary }) => row(mail, summary));
  const list =
    rows.length === 0
      ? html`<p class="card empty">${to === "" ? "No mail yet." : `No mail to ${to}.`}</p>`
      : html`<ol class="card list">
          ${rows}
        </ol>`;
  return layOut({
    title: `${total} mails`,
    aside: search,
    main: html`<p class="soft">
        ${total} ${total === 1 ? "mail" : "mails"}${to === "" ? "" : ` to ${to}`}, the newest first
      </p>
      ${list}${pager(page, pages, to)}`,
    // While somebody searches or leafs, the page stands still.
    ...(page === 1 && to === "" && { refreshSeconds: REFRESH_SECONDS }),
  });
}

function row(mail: CaughtMail, summary: MailSummary): Html {
  const at = mail.receivedAt.toISOString();
  return html`<li>
    <a href="/messages/${mail.id}"
      ><span class="who">${summary.to.join(", ")}</span
      ><span class="subject">${summary.subject || "(no subject)"}</span
      ><time datetime="${at}">${readable(at)}</time></a
    >
  </li>`;
}

function pager(page: number, pages: number, to: string): Html {
  const link = (target: number, label: string) =>
    target < 1 || target > pages
      ? html``
      : html`<a
          href="/?${new URLSearchParams({ page: String(target), ...(to !== "" && { to }) }).toString()}"
          >${label}</a
        >`;
  return pages < 2
    ? html``
    : html`<nav class="pages" aria-label="Pages">
        ${link(page - 1, "newer")}<span>page ${page} of ${pages}</span>${link(page + 1, "older")}
      </nav>`;
}

/** `2026-11-23 21:04:05.123 UTC` */
export function readable(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 23)} UTC`;
}
