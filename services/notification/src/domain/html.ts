/** HTML that is known to be safe: made by the `html` tag alone. */
export interface Html {
  readonly markup: string;
}

type Part = string | Html | readonly Html[];

/** Joins markup with values; whatever is not markup itself is escaped, in text and in quoted attributes alike. */
export function html(fixed: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let markup = fixed[0] ?? "";
  for (const [at, part] of parts.entries()) markup += render(part) + (fixed[at + 1] ?? "");
  return { markup };
}

function render(part: Part): string {
  if (typeof part === "string") return escapeHtml(part);
  return "markup" in part ? part.markup : part.map((one) => one.markup).join("");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? "");
}
