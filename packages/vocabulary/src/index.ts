export type { Concept } from "./taxonomy/concept.ts";
export { occupations, relatedOccupations } from "./taxonomy/occupations.ts";
export { skills } from "./taxonomy/skills.ts";
export { sectors } from "./taxonomy/sectors.ts";
export { conceptLabel } from "./labels/concept-label.ts";
export {
  competencyLabel,
  contractKindLabel,
  educationLabel,
  languageLabel,
  roleFamilyLabel,
  seniorityLabel,
  workModeLabel,
} from "./labels/work-term-labels.ts";
export type { Wording } from "./labels/work-term-labels.ts";
export {
  formatDay,
  formatDistance,
  formatEuros,
  formatHours,
  formatList,
  formatNumber,
  formatPay,
  formatTenths,
} from "./labels/formats.ts";
export type { Place } from "./places/place.ts";
export { findPlace, findPlaces, places } from "./places/find-place.ts";
export { similarPlaces } from "./places/similar-places.ts";
export { plainWords } from "./recognise/plain-words.ts";
export { recogniseOccupations } from "./recognise/recognise-occupations.ts";
export type { RecognisedOccupation } from "./recognise/recognise-occupations.ts";
export { recogniseSectors, recogniseSkills } from "./recognise/recognise-concepts.ts";
export { reasonSentence } from "./sentences/reason-sentence.ts";
