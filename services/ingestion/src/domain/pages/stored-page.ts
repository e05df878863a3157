import type { UnderstoodItem } from "../understand-feed.ts";

/** How a page was last read, for asking again only for what changed. */
export interface PageValidators {
  readonly etag?: string;
  readonly lastModified?: string;
  readonly bodyHash?: string;
}

/** What a page of a list said when it last answered. */
export interface PageReading {
  readonly at: Date;
  readonly isGone: boolean;
  readonly items: readonly UnderstoodItem[];
  readonly validators: PageValidators;
  /** What else decides what is made of a page: when it is another, the page is read again. */
  readonly readAs: string;
}

export interface StoredPage {
  readonly address: string;
  /** Whatever came of it. */
  readonly askedAt: Date;
  /** External ids that came from this page and that no finished run has closed. */
  readonly held: readonly string[];
  /** Absent while it has never answered. */
  readonly reading?: PageReading;
}

/** What came of asking for a page. */
export type PageAnswer =
  | {
      readonly kind: "read";
      readonly items: readonly UnderstoodItem[];
      readonly validators: PageValidators;
      /** Why more may stand on the page than was read. */
      readonly incomplete?: string;
    }
  | { readonly kind: "not-modified" }
  | { readonly kind: "gone" }
  | { readonly kind: "failed"; readonly detail: string };

interface Asking {
  readonly address: string;
  readonly at: Date;
  readonly readAs: string;
}

/** The page as it stands after an answer; one that failed, or was not read whole, loses nothing of what it had. */
export function pageAfter(
  stored: StoredPage | undefined,
  answer: PageAnswer,
  { address, at, readAs }: Asking,
): StoredPage {
  const before: StoredPage = { ...(stored ?? { address, held: [] }), askedAt: at };
  const { reading } = before;
  switch (answer.kind) {
    case "failed":
      return before;
    case "not-modified":
      return reading ? { ...before, reading: { ...reading, at } } : before;
    case "gone":
      return { ...before, reading: { at, isGone: true, items: [], validators: {}, readAs } };
    case "read":
      return afterReading(before, answer, { at, readAs });
  }
}

function afterReading(
  before: StoredPage,
  answer: Extract<PageAnswer, { kind: "read" }>,
  { at, readAs }: Pick<Asking, "at" | "readAs">,
): StoredPage {
  const isWhole = answer.incomplete === undefined;
  const items = isWhole ? answer.items : withMissing(answer.items, before.reading?.items ?? []);
  const validators = isWhole ? answer.validators : {};
  const held = [...new Set([...before.held, ...idsOf(items)])];
  return { ...before, held, reading: { at, isGone: false, items, validators, readAs } };
}

export function idsOf(items: readonly UnderstoodItem[]): string[] {
  return [...new Set(items.flatMap(({ externalId }) => externalId ?? []))];
}

function withMissing(
  items: readonly UnderstoodItem[],
  earlier: readonly UnderstoodItem[],
): UnderstoodItem[] {
  const ids = new Set(idsOf(items));
  return [
    ...items,
    ...earlier.filter(({ externalId }) => externalId !== undefined && !ids.has(externalId)),
  ];
}
