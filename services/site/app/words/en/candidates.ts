const names: Readonly<Record<string, string>> = {
  occupation: "Occupation",
  "role-family": "Kind of role",
  sector: "Sector",
  seniority: "Level",
  years: "Experience",
  education: "Education",
  contract: "Contract",
  "work-mode": "Place of work",
  "office-days": "Days at the office",
  hours: "Hours a week",
  "pay:fixed": "Fixed pay a month",
  "pay:on-target": "Pay on target",
  distance: "Distance",
  "remote-country": "Country of residence",
};

const factors: Readonly<Record<string, string>> = {
  occupation: "the occupation",
  skills: "skills",
  experience: "experience",
  sector: "the sector",
  distance: "the distance",
  pay: "pay",
  interest: "interest",
  freshness: "how new the vacancy is",
};

/** What recruiters read: the ranked list of a vacancy. */
export const candidates = {
  title: (vacancy: string) => `Candidates for ${vacancy}`,
  count: (eligible: number, shown: number) => {
    if (eligible === 0) return "Nobody yet who fits and wants to be seen by recruiters.";
    const people = eligible === 1 ? "1 candidate fits" : `${eligible} candidates fit`;
    return shown < eligible
      ? `${people}; the best ${shown} are below.`
      : `${people}, best fit first.`;
  },
  blind:
    "Without name and contact details. Only those who allow recruiters are here; who withdraws is gone.",
  live: "With script the list keeps itself up to date; without, a reload shows how it is now.",
  stable: (top: number, percent: number) =>
    top === 1
      ? `The first place stays the same, also when one of the factors counts ${percent}% less or more.`
      : `The first ${top} stay the same, in the same order, also when one of the factors counts ${percent}% less or more.`,
  unstable: (top: number, percent: number) =>
    `The first ${top} are close to each other. When one of the factors counts ${percent}% less or more, the order can be another:`,
  ifWeighed: (what: string, outcome: string) => `with ${what}, ${outcome}`,
  lighter: (factor: string) => `less weight for ${factors[factor] ?? factor}`,
  heavier: (factor: string) => `more weight for ${factors[factor] ?? factor}`,
  swapped: (one: number, other: number) => `number ${one} and ${other} change places`,
  reordered: (places: string) => `the order becomes ${places}`,
  replaced: (coming: string, going: string, people: number) =>
    people === 1
      ? `${coming} comes in and ${going} drops out`
      : `${coming} come in and ${going} drop out`,
  number: (place: number) => (place === 0 ? "somebody who is not in this list" : `number ${place}`),
  emptyText: "As soon as somebody fits, they appear here by themselves.",
  code: (code: string) => `Candidate ${code}`,
  score: (score: string) => `${score} of 100`,
  why: "Why",
  points: (met: number, notMet: number, noData: number) =>
    `${met} met, ${notMet} not, ${noData} unknown`,
  pointsOf: (code: string) => `of candidate ${code}`,
  point: "Point",
  asked: "The vacancy",
  has: "The candidate",
  verdict: "Verdict",
  met: "Met",
  notMet: "Not met",
  noData: "No data",
  unsaid: "not said",
  must: "required",
  nice: "an advantage",
  level: (level: string) => `level ${level} of 4`,
  yes: "yes",
  no: "no",
  years: (years: number) => (years === 1 ? "1 year" : `${years} years`),
  daysAtOffice: (days: number) => (days === 1 ? "1 day" : `${days} days`),
  atMost: (what: string) => `at most ${what}`,
  atLeast: (what: string) => `at least ${what}`,
  hoursOf: (hours: string) => `${hours} hours`,
  name: (point: string) => names[point] ?? point,
  about: "About this list",
  madeAt: "Computed at",
  snapshot: "Kept as",
  snapshotText:
    "What was shown is kept with all that it was computed from, and can be computed again.",
  model: "Model",
  indexAge: "The index is behind by",
  upToDate: "nothing",
  behind: (seconds: string) => `${seconds} s`,
  toVacancy: "See the vacancy",
  closed: "This vacancy is closed",
  closedText: "No list is made any more for a vacancy that is closed.",
  unreachable: "The list can not be had right now",
  unreachableText: "That is our fault. Please try again in a minute.",
  humanNote: "The order is an aid: never reject anybody by a score alone.",
};
