import type { XmlElement, XmlItem, XmlShape } from "../../domain/format.ts";

/** More than any item has; what comes after is dropped, and the item says so. */
const ELEMENTS_MAXIMUM = 2_000;

interface Open {
  readonly name: string;
  readonly texts: string[];
  readonly children: XmlElement[];
  fault?: string;
}

/** Builds one item after the other from what a forgiving parser meets, and knows by the shape of the format what is damage. */
export class XmlItemBuilder {
  readonly #shape: XmlShape;
  readonly #onItem: (item: XmlItem) => void;
  /** The item and what is open inside it; empty between items. */
  #open: Open[] = [];
  #elements = 0;

  constructor(shape: XmlShape, onItem: (item: XmlItem) => void) {
    this.#shape = shape;
    this.#onItem = onItem;
  }

  /** Levels that are open, the item's own included; 0 between items. */
  get depth(): number {
    return this.#open.length;
  }

  open(name: string): void {
    if (name === this.#shape.item) {
      this.#finish("is not closed before the next one begins", false);
      this.#elements = 0;
    } else if (this.#open.length === 0) return;
    this.#elements += 1;
    const top = this.#open.at(-1);
    // A field that begins inside a field: the outer one was not closed, and this one is its neighbour.
    if (top && this.#shape.leaves.has(top.name) && this.#isField(name))
      this.#closeTop(`is not closed before <${name}>`);
    this.#open.push({ name, texts: [], children: [] });
  }

  text(data: string): void {
    this.#open.at(-1)?.texts.push(data);
  }

  close(name: string): void {
    const at = this.#open.findLastIndex((one) => one.name === name);
    if (at === -1) {
      this.#closeWrongly(name);
      return;
    }
    while (this.#open.length > at + 1) this.#closeTop(`is not closed before </${name}>`);
    if (at === 0) this.#finish(undefined, false);
    else this.#closeTop(undefined);
  }

  /** The end of the body, or of its root. */
  end(isCut: boolean): void {
    this.#finish(isCut ? undefined : "is not closed", isCut);
  }

  /** An end tag of nothing that is open is a misspelt one of the field that is; beside fields it is noise. */
  #closeWrongly(name: string): void {
    const top = this.#open.at(-1);
    if (this.#open.length > 1 && top && !this.#shape.branches.has(top.name))
      this.#closeTop(`is closed by </${name.slice(0, 40)}>`);
  }

  #isField(name: string): boolean {
    return this.#shape.leaves.has(name) || this.#shape.branches.has(name);
  }

  #closeTop(fault: string | undefined): void {
    const top = this.#open.pop();
    const parent = this.#open.at(-1);
    if (!top || !parent) return;
    const element = elementFrom(top, fault);
    if (this.#elements <= ELEMENTS_MAXIMUM) parent.children.push(element);
    else parent.fault ??= `has more than ${ELEMENTS_MAXIMUM} elements`;
  }

  #finish(fault: string | undefined, isCut: boolean): void {
    while (this.#open.length > 1) this.#closeTop("is not closed");
    const item = this.#open.pop();
    if (item) this.#onItem({ ...elementFrom(item, fault), isCut });
  }
}

function elementFrom(
  { name, texts, children, fault: earlier }: Open,
  later: string | undefined,
): XmlElement {
  const fault = later ?? earlier;
  return { name, text: texts.join(""), children, ...(fault === undefined ? {} : { fault }) };
}
