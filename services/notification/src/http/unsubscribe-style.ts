import { createHash } from "node:crypto";
import { html } from "../domain/html.ts";

/** The colours of the site's own pages: who follows a link from a mail sees the same house. */
export const unsubscribeStyle = html`<style>
  :root {
    color-scheme: light dark;
    --paper: #fbfaf7;
    --ink: #1d2330;
    --accent: #0b6e5f;
    --on-accent: #ffffff;
    font:
      100%/1.6 "Iowan Old Style",
      "Palatino Linotype",
      Palatino,
      Georgia,
      serif;
  }
  @media (prefers-color-scheme: dark) {
    :root {
      --paper: #14171c;
      --ink: #eceae4;
      --accent: #5cc9b5;
      --on-accent: #08211d;
    }
  }
  body {
    margin: 0;
    background: var(--paper);
    color: var(--ink);
  }
  main {
    max-width: 42rem;
    margin: 0 auto;
    padding: 2.5rem 1.25rem;
  }
  h1 {
    font-size: clamp(1.7rem, 1.2rem + 2.4vw, 2.4rem);
    line-height: 1.18;
    margin: 0 0 1rem;
    text-wrap: balance;
  }
  button {
    font: inherit;
    font-weight: 600;
    min-height: 2.75rem;
    padding: 0.7rem 1.3rem;
    border: 0;
    border-radius: 0.5rem;
    background: var(--accent);
    color: var(--on-accent);
    cursor: pointer;
  }
  button:focus-visible {
    outline: 3px solid var(--accent);
    outline-offset: 3px;
  }
</style>`;

const rules = unsubscribeStyle.markup.slice("<style>".length, -"</style>".length);

/** What a content security policy names to let this very sheet through and no other. */
export const unsubscribeStyleHash = `'sha256-${createHash("sha256").update(rules).digest("base64")}'`;
