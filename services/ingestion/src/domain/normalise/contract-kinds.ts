import type { ContractKind } from "@raakvlak/contracts";
import { CODED, READ, understood, type Understood } from "./understood.ts";

const byCode: readonly (readonly [RegExp, ContractKind])[] = [
  [/permanent/, "permanent"],
  [/fixed[_-]?term|temporary|temp$/, "temporary"],
  [/freelance|contractor/, "freelance"],
  [/secondment/, "secondment"],
  [/traineeship|graduate/, "traineeship"],
  [/side[_-]?job|on[_-]?call/, "side-job"],
];

/** Words of the text; the first that names a kind is kept as its evidence. */
const byWords: readonly (readonly [RegExp, ContractKind])[] = [
  [
    /\b(?:vast contract|vaste aanstelling|vast dienstverband|contract voor onbepaalde tijd|onbepaalde tijd|direct (?:een )?vast(?: contract)?|permanent (?:contract|position|role)|vaste baan)\b/i,
    "permanent",
  ],
  [
    /\b(?:tijdelijk (?:contract|dienstverband)|jaarcontract|halfjaarcontract|contract voor bepaalde tijd|bepaalde tijd|fixed[- ]term|temporary (?:contract|position)|zwangerschapsvervanging|contract van (?:een jaar|\d+ maanden)|maternity cover)\b/i,
    "temporary",
  ],
  [
    /\b(?:zzp(?:'er)?|freelance(?:r)?|op zelfstandige basis|interim|zelfstandige basis)\b/i,
    "freelance",
  ],
  [/\b(?:detachering|gedetacheerd|op detacheringsbasis|secondment)\b/i, "secondment"],
  [/\btraineeship\b/i, "traineeship"],
  [/\b(?:bijbaan|weekendbaan|side job|oproepkracht|vakantiewerk|studentenbaan)\b/i, "side-job"],
];

/** What sectors and clients call these things says nothing about this contract ("een uitzendbureau voor detachering"). */
const ambiguous: ReadonlySet<ContractKind> = new Set(["freelance", "secondment", "traineeship"]);

export interface ContractInput {
  readonly employmentCode: string | undefined;
  readonly title: string;
  /** The part of the text that tells what is offered. */
  readonly offer: string;
  readonly text: string;
}

/** The kinds of contract that are offered; none when nothing is said. */
export function readContractKinds(input: ContractInput): Understood<ContractKind>[] {
  const { employmentCode, offer, text } = input;
  const coded = byCode.find(([pattern]) => pattern.test(employmentCode ?? ""));
  if (coded) return [understood(coded[1], CODED, employmentCode)];
  const found = byWords.flatMap(([pattern, kind]) => {
    const words = wordsFor(pattern, kind, input);
    return words === undefined ? [] : [understood(kind, READ, words)];
  });
  return isProspect(offer || text) ? found.filter(({ value }) => value !== "permanent") : found;
}

function wordsFor(
  pattern: RegExp,
  kind: ContractKind,
  { title, offer, text }: ContractInput,
): string | undefined {
  const places = ambiguous.has(kind) ? [title, offer] : [title, offer, text];
  return places.map((place) => pattern.exec(place)?.[0]).find((words) => words !== undefined);
}

/** "Uitzicht op een vast contract" is a temporary one. */
function isProspect(text: string): boolean {
  return (
    /\b(?:uitzicht|kans|zicht|perspectief) op (?:een )?(?:vast|onbepaalde)/i.test(text) &&
    !/\bdirect (?:een )?vast/i.test(text)
  );
}
