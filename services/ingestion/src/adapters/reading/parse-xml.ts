import { Tokenizer, type TokenizerCallbacks } from "htmlparser2";
import type { XmlItem, XmlShape } from "../../domain/format.ts";
import { XmlItemBuilder } from "./xml-item-builder.ts";

export interface XmlBounds {
  readonly depthMaximum: number;
  readonly itemsMaximum: number;
}

export type ParsedXml =
  | {
      readonly ok: true;
      /** Whether the body ends before its root does. */
      readonly isCut: boolean;
    }
  | { readonly ok: false; readonly detail: string };

/** Thrown inside the tokenizer's callbacks: nothing else stops it. */
class Refused extends Error {}

const NAME_MAXIMUM = 100;

/**
 * Walks through a feed's items, handing each on when it is whole. Damage stays where it is: an element that is not closed
 * spoils itself, an item that is not closed ends where the next begins. Document types are refused, so no entity can be
 * defined, let alone grow; attributes are never kept; depth and number are bounded before anything is built.
 */
export function parseXml(
  text: string,
  shape: XmlShape,
  { bounds, onItem }: { readonly bounds: XmlBounds; readonly onItem: (item: XmlItem) => void },
): ParsedXml {
  const walk = new Walk(shape, bounds, onItem);
  try {
    tokenize(text, walk);
  } catch (error) {
    if (error instanceof Refused) return { ok: false, detail: error.message };
    throw error;
  }
  return walk.end();
}

function tokenize(text: string, walk: Walk): void {
  const nameAt = (start: number, end: number) =>
    text.slice(start, Math.min(end, start + NAME_MAXIMUM));
  const nothing = () => {};
  let name = "";
  const callbacks: TokenizerCallbacks = {
    onopentagname: (start, end) => walk.open((name = nameAt(start, end))),
    onselfclosingtag: () => walk.close(name),
    onclosetag: (start, end) => walk.close(nameAt(start, end)),
    ontext: (start, end) => walk.text(text.slice(start, end)),
    ontextentity: (codepoint) => walk.text(String.fromCodePoint(codepoint)),
    oncdata: (start, end, offset) => walk.text(text.slice(start, end - offset)),
    ondeclaration: () => {
      throw new Refused("The XML has a document type; such feeds are refused.");
    },
    onopentagend: nothing,
    onattribname: nothing,
    onattribdata: nothing,
    onattribentity: nothing,
    onattribend: nothing,
    oncomment: nothing,
    onprocessinginstruction: nothing,
    onend: nothing,
  };
  const tokenizer = new Tokenizer({ xmlMode: true, decodeEntities: true }, callbacks);
  tokenizer.write(text);
  tokenizer.end();
}

/** Where in the document the tokenizer is. */
class Walk {
  readonly #shape: XmlShape;
  readonly #bounds: XmlBounds;
  readonly #builder: XmlItemBuilder;
  #items = 0;
  #outside = 0;
  #root: "missing" | "open" | "closed" = "missing";

  constructor(shape: XmlShape, bounds: XmlBounds, onItem: (item: XmlItem) => void) {
    this.#shape = shape;
    this.#bounds = bounds;
    this.#builder = new XmlItemBuilder(shape, onItem);
  }

  open(name: string): void {
    const { root, item } = this.#shape;
    if (this.#root === "missing" && name !== root)
      throw new Refused(`The XML begins with <${name.slice(0, 40)}>, not with <${root}>.`);
    if (this.#root === "missing") this.#root = "open";
    if (name === item) this.#items += 1;
    if (this.#items > this.#bounds.itemsMaximum)
      throw new Refused(`The feed has more than ${this.#bounds.itemsMaximum} items.`);
    this.#builder.open(name);
    if (this.#builder.depth === 0) this.#outside += 1;
    if (Math.max(this.#builder.depth, this.#outside) > this.#bounds.depthMaximum)
      throw new Refused(`The XML is nested deeper than ${this.#bounds.depthMaximum} levels.`);
  }

  text(data: string): void {
    this.#builder.text(data);
  }

  close(name: string): void {
    if (name === this.#shape.root) {
      this.#root = "closed";
      this.#builder.end(false);
    } else if (this.#builder.depth > 0) this.#builder.close(name);
    else this.#outside = Math.max(0, this.#outside - 1);
  }

  end(): ParsedXml {
    if (this.#root === "missing")
      return { ok: false, detail: "The body is no XML: it has no element." };
    const isCut = this.#root === "open";
    this.#builder.end(isCut);
    return { ok: true, isCut };
  }
}
