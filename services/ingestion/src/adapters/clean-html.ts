import sanitizeHtml from "sanitize-html";

/** Longer than any real vacancy; what is beyond is cut before parsing. */
const RAW_MAXIMUM = 400_000;

/**
 * Tags, of start and of end, that are read at most; real vacancies have a few hundred. The parser looks for the start of every end tag among
 * all that are open, so what it costs grows with the square of this.
 */
const TAGS_MAXIMUM = 5_000;

const options: sanitizeHtml.IOptions = {
  allowedTags: ["p", "br", "ul", "ol", "li", "strong", "em", "b", "i", "h2", "h3", "h4", "a"],
  allowedAttributes: { a: ["href", "rel"] },
  allowedSchemes: ["http", "https", "mailto"],
  allowedSchemesAppliedToAttributes: ["href"],
  allowProtocolRelative: false,
  nestingLimit: 20,
  transformTags: {
    h1: "h2",
    h5: "h4",
    h6: "h4",
    div: "p",
    a: (tagName, attributes) => ({ tagName, attribs: { ...attributes, rel: "nofollow noopener" } }),
  },
};

/** Untrusted HTML as HTML of a few harmless tags: no script, no style, no picture, no address but http, https and mailto. */
export function cleanHtml(untrusted: string): string {
  return sanitizeHtml(boundedHtml(untrusted), options).trim();
}

/** What of a text is read: it ends before the first tag too many. */
export function boundedHtml(untrusted: string): string {
  const raw = untrusted.slice(0, RAW_MAXIMUM);
  let tags = 0;
  for (const { index } of raw.matchAll(/<\/?[a-z]/gi)) {
    tags += 1;
    if (tags > TAGS_MAXIMUM) return raw.slice(0, index);
  }
  return raw;
}
