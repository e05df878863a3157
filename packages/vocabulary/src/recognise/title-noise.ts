/** What employers add to a title that is no part of the occupation; each pattern is cut out and may leave the segment empty. */
const noise: readonly RegExp[] = [
  /[([]\s*(?:all genders?|[mvxfdwh](?:\s*[/|,.-]?\s*[mvxfdwh]){1,3}|mens)\s*[)\]]/gi,
  /(?<![a-z])(?:[mvfhw])\s*[/|]\s*(?:[mvfwdx])(?:\s*[/|]\s*[xdwm])?(?![a-z])/gi,
  /\b\d{1,2}\s*(?:-|–|tot|to|\/)?\s*(?:\d{1,2})?\s*(?:uur|uren|hours?|hrs|h|u)\b(?:\s*(?:per|p\.?|a|\/)\s*(?:week|w))?/gi,
  /\b\d+(?:[.,]\d+)?\s*fte\b/gi,
  /\b(?:full|part|voll?|deel)[\s-]?(?:time|tijd)\b/gi,
  /\b(?:per direct|direct beschikbaar|vacature|gezocht|gevraagd|wij zoeken(?: een)?|we zoeken(?: een)?|z\.s\.m\.)\b/gi,
];

const rank =
  /\b(?:senior|sr|junior|jr|medior|starter|startende|ervaren|lead|mid[\s-]?level|entry[\s-]?level|aankomend|beginnend|allround|gedreven|enthousiaste|commercieel gedreven)\b\.?/gi;

/** A title cut into its segments (role first, then place, employer, language …), each without the usual noise. */
export function titleSegments(title: string): string[] {
  const quiet = noise.reduce((left, pattern) => left.replaceAll(pattern, " "), title.slice(0, 300));
  return quiet
    .split(/\s[-–—•|]\s|\||\s[-–—]|[–—]\s|[(),:;[\]]|\bbij\b|\bvoor\b| @ /i)
    .map((segment) => segment.trim())
    .filter((segment) => /[a-z]{2}/i.test(segment));
}

/** The segment without words of rank, for telling whether the rest is exactly one occupation. */
export function withoutRank(segment: string): string {
  return segment.replaceAll(rank, " ").replaceAll(/\s+/g, " ").trim();
}
