import { html, type Html } from "./html.ts";

const style = `
:root { color-scheme: light dark; --ink: #1d2433; --soft: #667085; --line: #dfe3ea; --ground: #f5f6f9; --card: #fff; --accent: #2f55d4; --new: #eef2ff; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e7eaf1; --soft: #98a2b3; --line: #2c3444; --ground: #10141c; --card: #181e29; --accent: #8fa8ff; --new: #1e2740; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; }
header { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; align-items: baseline; padding: 1rem 1.5rem; border-bottom: 1px solid var(--line); background: var(--card); }
header h1 { margin: 0; font-size: 1.15rem; } header h1 a { color: inherit; text-decoration: none; }
header p { margin: 0; color: var(--soft); } header form { margin-left: auto; display: flex; gap: .5rem; }
main { max-width: 72rem; margin: 1.5rem auto; padding: 0 1.5rem; }
a { color: var(--accent); } a:focus-visible, button:focus-visible, input:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; overflow: hidden; margin-bottom: 1.25rem; }
.list { list-style: none; margin: 0; padding: 0; }
.list a { display: grid; grid-template-columns: 15rem 1fr auto; gap: 0 1rem; padding: .6rem 1rem; border-top: 1px solid var(--line); color: inherit; text-decoration: none; }
.list li:first-child a { border-top: 0; } .list a:hover { background: var(--new); }
.list span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; } .list .who, time, .soft { color: var(--soft); }
.list .subject { font-weight: 600; } time { font-variant-numeric: tabular-nums; white-space: nowrap; }
.empty { padding: 4rem 1rem; text-align: center; color: var(--soft); }
.pages { display: flex; gap: 1rem; justify-content: center; }
input, button { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: 7px; padding: .3rem .7rem; } button { cursor: pointer; }
h2 { margin: 0; padding: 1rem 1rem .5rem; font-size: 1.3rem; } h3 { margin: 0; padding: .6rem 1rem; font-size: .95rem; border-bottom: 1px solid var(--line); }
dl { display: grid; grid-template-columns: 10rem 1fr; gap: .15rem 1rem; margin: 0; padding: .5rem 1rem 1rem; } dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
iframe { display: block; width: 100%; height: 46rem; border: 0; background: #fff; }
pre { margin: 0; padding: 1rem; white-space: pre-wrap; overflow-wrap: anywhere; font: 13px/1.5 ui-monospace, SFMono-Regular, Menlo, monospace; }
details summary { padding: .6rem 1rem; cursor: pointer; font-weight: 600; font-size: .95rem; } details[open] summary { border-bottom: 1px solid var(--line); }
@media (max-width: 45rem) { .list a { grid-template-columns: 1fr auto; } .list .subject { grid-column: 1 / -1; grid-row: 2; } dl { grid-template-columns: 1fr; } dd { margin-bottom: .4rem; } }
`;

export interface Page {
  title: string;
  /** Stands at the right of the page's head. */
  aside: Html;
  main: Html;
  /** Loads the page anew after so many seconds. */
  refreshSeconds?: number;
}

/** A whole page. It needs no script, and nothing from anywhere else. */
export function layOut({ title, aside, main, refreshSeconds }: Page): string {
  const refresh =
    refreshSeconds === undefined
      ? html``
      : html`<meta http-equiv="refresh" content="${refreshSeconds}" />`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        ${refresh}
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <style>
          ${{ html: style }}
        </style>
      </head>
      <body>
        <header>
          <h1><a href="/">Raakvlak mailbox</a></h1>
          <p>Everything the services send ends here; nothing is delivered.</p>
          ${aside}
        </header>
        <main>${main}</main>
      </body>
    </html> `.html;
}
