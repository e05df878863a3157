import { createHash } from "node:crypto";
import { html } from "../domain/html.ts";

/** The colours of the site's own pages: who follows a link from a mail sees the same house. */
export const unsubscribeStyle = html`<style>
  :root {
    color-scheme: light dark;
    --paper: #f5f7f5;
    --ink: #12201c;
    --accent: #0b6e5f;
    --on-accent: #ffffff;
    --touch: #f2622a;
    font:
      106.25%/1.5 system-ui,
      sans-serif;
  }
  @media (prefers-color-scheme: dark) {
    :root {
      --paper: #0f1614;
      --ink: #e8efec;
      --accent: #64cfba;
      --on-accent: #06231d;
      --touch: #ff7d47;
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
    padding: 1.25rem;
  }
  main::before {
    content: "";
    display: block;
    height: 2rem;
    margin-bottom: 2.25rem;
    border-bottom: 2px solid;
    background: radial-gradient(circle at 1rem 1rem, var(--touch) 1rem, transparent 1.05rem);
  }
  h1 {
    font-size: clamp(1.7rem, 1.2rem + 2.4vw, 2.4rem);
    font-weight: 800;
    letter-spacing: -0.028em;
    line-height: 1.06;
    margin: 0 0 1rem;
    text-wrap: balance;
  }
  button {
    font: inherit;
    font-weight: 600;
    min-height: 2.75rem;
    padding: 0.7rem 1.3rem;
    border: 0;
    border-radius: 0.25rem;
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
