import sanitizeHtml from "sanitize-html";

/** Longer than any real vacancy; what is beyond is cut before parsing. */
const RAW_MAXIMUM = 400_000;

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
  return sanitizeHtml(untrusted.slice(0, RAW_MAXIMUM), options).trim();
}
