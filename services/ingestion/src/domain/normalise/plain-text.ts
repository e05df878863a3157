const entities: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&nbsp;": " ",
};

/** Clean HTML as plain text: blocks and list items on lines of their own, list items marked with "- ". */
export function plainTextOf(cleanHtml: string): string {
  return cleanHtml
    .replaceAll(/<li[^>]*>\s*(?:<p[^>]*>)?/g, "\n- ")
    .replaceAll(/<br[^>]*>|<\/?(?:p|ul|ol|h[1-6]|div)[^>]*>/g, "\n")
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll(/&(?:amp|lt|gt|quot|#39|nbsp);/g, (entity) => entities[entity] ?? entity)
    .replaceAll(/[\u00A0\t ]+/g, " ")
    .replaceAll(/ ?\n ?/g, "\n")
    .replaceAll(/\n-(?=\n|$)/g, "\n")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim();
}
