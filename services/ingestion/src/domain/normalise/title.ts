const TITLE_MAXIMUM = 200;

const noise: readonly RegExp[] = [
  /[([]\s*(?:all genders?|[mvxfdwh](?:\s*[/|,.-]?\s*[mvxfdwh]){1,3})\s*[)\]]/gi,
  /(?<=\s)[mvfhw]\s?[/|]\s?[mvfwdx](?:\s?[/|]\s?[xdwm])?(?=\s|$)/gi,
  /^\s*(?:vacature|wij zoeken(?: een)?|gezocht|gevraagd)\s*[:–-]?\s+/i,
];

/** The title as people should read it: without gender marks and loose punctuation, never shouting. */
export function cleanTitle(title: string): string {
  const quiet = noise
    .reduce(
      (left, pattern) =>
        left.replaceAll(
          new RegExp(pattern, pattern.flags.includes("g") ? pattern.flags : `${pattern.flags}g`),
          " ",
        ),
      title,
    )
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, " ")
    .replaceAll(/\s+/g, " ")
    .replace(/^[\s\-–|:,!•]+|[\s\-–|:,•]+$/g, "")
    .replaceAll(/^[\s\-–|:,!•]+|[\s\-–|:,•]+$/g, "");
  const calm = isShouting(quiet) ? quiet.slice(0, 1) + quiet.slice(1).toLowerCase() : quiet;
  return (calm || title.trim()).slice(0, TITLE_MAXIMUM).trim();
}

function isShouting(title: string): boolean {
  return title.length > 8 && title === title.toUpperCase() && /[A-Z]{5}/.test(title);
}
