import { Tokenizer, type TokenizerCallbacks } from "htmlparser2";

/** An opening tag with the few attributes that anybody here asks for. */
export interface HtmlTag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

interface Listener {
  readonly onTag: (tag: HtmlTag) => void;
  /** Everything between tags; of a script its source. */
  readonly onText: (text: string) => void;
  readonly onEndTag: (name: string) => void;
}

const NAME_MAXIMUM = 40;
const VALUE_MAXIMUM = 4_000;
const KEPT: ReadonlySet<string> = new Set(["type", "href"]);

/**
 * Walks through the tags of a page, in one pass and with no tree and no stack: nesting costs nothing, nothing is executed or
 * loaded, and of the attributes only type and href are kept, cut at 4,000 characters.
 */
export function scanHtml(html: string, { onTag, onText, onEndTag }: Listener): void {
  let tag: { name: string; attributes: Record<string, string> } = { name: "", attributes: {} };
  let attribute = "";
  const add = (value: string) => {
    if (!KEPT.has(attribute)) return;
    const before = tag.attributes[attribute] ?? "";
    if (before.length < VALUE_MAXIMUM)
      tag.attributes[attribute] = (before + value).slice(0, VALUE_MAXIMUM);
  };
  const name = (start: number, end: number) =>
    html.slice(start, Math.min(end, start + NAME_MAXIMUM)).toLowerCase();
  const nothing = () => {};
  const callbacks: TokenizerCallbacks = {
    onopentagname: (start, end) => void (tag = { name: name(start, end), attributes: {} }),
    onattribname: (start, end) => void (attribute = name(start, end)),
    onattribdata: (start, end) => add(html.slice(start, Math.min(end, start + VALUE_MAXIMUM))),
    onattribentity: (codepoint) => add(String.fromCodePoint(codepoint)),
    onattribend: nothing,
    onopentagend: () => onTag(tag),
    onselfclosingtag: () => onTag(tag),
    onclosetag: (start, end) => onEndTag(name(start, end)),
    ontext: (start, end) => onText(html.slice(start, end)),
    ontextentity: (codepoint) => onText(String.fromCodePoint(codepoint)),
    oncdata: nothing,
    oncomment: nothing,
    ondeclaration: nothing,
    onprocessinginstruction: nothing,
    onend: nothing,
  };
  const tokenizer = new Tokenizer({ xmlMode: false, decodeEntities: true }, callbacks);
  tokenizer.write(html);
  tokenizer.end();
}
