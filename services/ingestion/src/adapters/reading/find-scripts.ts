import { scanHtml } from "./scan-html.ts";

const SCRIPTS_MAXIMUM = 50;
const LENGTH_MAXIMUM = 1_000_000;

export type FoundScripts =
  | { readonly ok: true; readonly scripts: readonly string[] }
  | { readonly ok: false; readonly detail: string };

/** The sources of a page's scripts of JSON-LD, at most 50 of at most a million characters each. */
export function findScripts(html: string): FoundScripts {
  const scripts: string[] = [];
  let texts: string[] | undefined;
  const finish = () => {
    if (texts) scripts.push(texts.join(""));
    texts = undefined;
  };
  scanHtml(html, {
    onTag({ name, attributes }) {
      finish();
      const isJsonLd = /^application\/ld\+json\s*(?:;|$)/i.test((attributes["type"] ?? "").trim());
      if (name === "script" && isJsonLd) texts = [];
    },
    onText: (text) => void texts?.push(text),
    onEndTag: (name) => void (name === "script" && finish()),
  });
  // A page that was cut off inside a script.
  finish();
  if (scripts.length > SCRIPTS_MAXIMUM)
    return {
      ok: false,
      detail: `The page has ${scripts.length} scripts of JSON-LD; at most ${SCRIPTS_MAXIMUM} are read.`,
    };
  const long = scripts.findIndex((script) => script.length > LENGTH_MAXIMUM);
  return long === -1
    ? { ok: true, scripts }
    : {
        ok: false,
        detail: `Script ${long + 1} of the page has more than ${LENGTH_MAXIMUM} characters.`,
      };
}
