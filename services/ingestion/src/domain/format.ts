import type { ReadFeed, ReadItem } from "./source-item.ts";

/** What a format's reader is told beside the body. */
export interface BodyContext {
  /** Where the body was found: an address, or a path inside the feed folder. */
  readonly address: string;
  readonly itemsMaximum: number;
  readonly depthMaximum: number;
}

/**
 * A format of feeds: adapters turn bytes into the plain data of its syntax, bounded in size and depth; the format says what
 * the data means. None of its functions throws for what a source wrote.
 */
export type Format = JsonFormat | XmlFormat | LinkedDataFormat;

export interface JsonFormat {
  readonly syntax: "json";
  readonly read: (body: unknown, context: BodyContext) => ReadFeed;
}

export interface XmlFormat {
  readonly syntax: "xml";
  /** Of an operator's words. */
  readonly name: string;
  readonly shape: XmlShape;
  readonly readItem: (item: XmlItem, position: number, context: BodyContext) => ReadItem;
}

/** Pages with scripts of JSON-LD. */
export interface LinkedDataFormat {
  readonly syntax: "linked-data";
  readonly read: (scripts: readonly string[], context: BodyContext) => ReadFeed;
}

export interface XmlShape {
  readonly root: string;
  readonly item: string;
  /** Elements of an item that hold text alone: one that begins inside another shows that the other was not closed. */
  readonly leaves: ReadonlySet<string>;
  /** Elements of an item that hold others. */
  readonly branches: ReadonlySet<string>;
}

export interface XmlElement {
  readonly name: string;
  /** Its own text, entities resolved; that of its children is theirs. */
  readonly text: string;
  readonly children: readonly XmlElement[];
  /** What is wrong with it: its value can not be trusted. */
  readonly fault?: string;
}

export interface XmlItem extends XmlElement {
  /** Whether the body ended inside it. */
  readonly isCut: boolean;
}
