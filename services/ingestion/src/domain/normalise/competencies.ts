import {
  leaderCompetencies,
  sellerCompetencies,
  type Competency,
  type RoleFamily,
} from "@raakvlak/contracts";

/** Words by which vacancies ask for what makes a top seller, or a good leader of sellers. */
const words: Readonly<Record<Competency, RegExp>> = {
  hunting:
    /\b(?:nieuwe (?:zakelijke )?klanten (?:binnen|werven|te werven|te vinden|aan)|(?:haal|werf|zoek|benader|vind)\w* (?:\w+ ){0,4}?nieuwe (?:zakelijke )?(?:klanten|partners|leden|opdrachten)|new business|hunter\w*|acquisitie|acquireren|prospect\w*|koude? (?:acquisitie|bellen)|new logos?|leads genereren|jager|nieuwe markten|binnenhalen|cold call\w*|outbound|deuren open\w*)\b/gi,
  closing:
    /\b(?:closen|closer|closing|deals? (?:sluiten|te sluiten|closen)|afsluiten|close deals|scoren|targets? (?:halen|behalen)|scoringsdrang|commercieel gedreven|resultaatgericht|target\w*|onderhandel\w*|negotiat\w*|overtuigingskracht|orders? binnen)\b/gi,
  "account-growth":
    /\b(?:bestaande (?:klanten|relaties)|cross[- ]?sell\w*|up[- ]?sell\w*|uitbouwen|klantrelaties|langdurige|accountplan\w*|relatiebeheer|(?:key )?accounts? (?:uitbouwen|laten groeien|beheren)|existing (?:customers|accounts)|expand\w*|farmer|retentie|retention|renewals?|klantenportefeuille|klantenbestand|relaties (?:onderhouden|uitbouwen))\b/gi,
  consultative:
    /\b(?:advis\w*|advies\w*|consultati\w*|behoefte\w*|meedenk\w*|meedenken|luister\w*|oplossing\w*|sparringpartner|trusted advisor|solution\w*|vertrouwenspersoon|doorvragen|maatwerk)\b/gi,
  resilience:
    /\b(?:doorzettingsvermogen|veerkracht\w*|volhoud\w*|resilien\w*|doorzetter|drive|gedreven|nee is|stressbestendig\w*|niet uit het veld|follow[- ]through|persisten\w*|tegenslag\w*|nooit op)\b/gi,
  "finding-people":
    /\b(?:werven|werft|aannemen|werving|selecteren van|hiring|hire|recruit\w*|team (?:opbouwen|uitbouwen|uitbreiden)|build(?:ing)? (?:a|the|your) team|nieuwe (?:collega's|verkopers|accountmanagers))\b/gi,
  "developing-people":
    /\b(?:coach\w*|ontwikkel(?:en|t|ing) van (?:je |het |jouw )?(?:team|mensen|medewerkers|collega)|begeleid\w*|trainen|traint|opleiden|beter (?:maken|maakt)|meelopen|develop(?:ing)? (?:people|your team|the team|talent)|mentor\w*|laten groeien|feedback)\b/gi,
  "keeping-people":
    /\b(?:behoud van|behouden|binden|boeien|werkplezier|betrokken\w*|sfeer|retain\w*|verloop|vertrouwen in|cultuur|engagement|tevreden team|motive\w*|inspire\w*|enthousiasm\w*)\b/gi,
  "handling-underperformance":
    /\b(?:onderpresteren|onderpresteert|bijsturen|bijstuurt|aanspreken|aanspreekt|achterblijv\w*|moeilijke gesprekken|lastige gesprekken|under[- ]?perform\w*|functioneringsgesprek\w*|verbetertraject\w*|difficult conversations|stuurt bij)\b/gi,
  "no-excuses":
    /\b(?:eigenaarschap|verantwoordelijkheid (?:neemt|nemen|pakt)|afspraak is afspraak|geen excuses|no excuses|accountab\w*|ownership|discipline|sturen op (?:cijfers|resultaat|kpi\w*)|resultaatverantwoordelijk\w*|kpi\w*|p&l|doelstellingen)\b/gi,
  "healthy-competition":
    /\b(?:competitie\w*|wedstrijd\w*|winnaarsmentaliteit|competiti(?:on|ve)|leaderboard|ranglijst|winnen|vieren|sales ?contest\w*|successen)\b/gi,
};

const MENTIONED = 6;
const STRESSED = 9;
const CENTRAL = 12;

/**
 * The competencies that the text asks for, with a weight by how often. A leadership vacancy is asked leadership evidence
 * only, a sales vacancy sales evidence only: what makes a top seller does not make a good sales manager.
 */
export function readCompetencies(
  family: RoleFamily | undefined,
  text: string,
): Partial<Record<Competency, number>> {
  const asked: Partial<Record<Competency, number>> = {};
  if (family === undefined) return asked;
  for (const competency of family === "leader" ? leaderCompetencies : sellerCompetencies) {
    const mentions = new Set(text.match(words[competency])?.map((word) => word.toLowerCase())).size;
    if (mentions > 0)
      asked[competency] = mentions === 1 ? MENTIONED : mentions === 2 ? STRESSED : CENTRAL;
  }
  return asked;
}
