const names: Readonly<Record<string, string>> = {
  occupation: "Beroep",
  "role-family": "Soort rol",
  sector: "Branche",
  seniority: "Niveau",
  years: "Ervaring",
  education: "Opleiding",
  contract: "Contract",
  "work-mode": "Werkplek",
  "office-days": "Dagen op kantoor",
  hours: "Uren per week",
  "pay:fixed": "Vast salaris per maand",
  "pay:on-target": "Salaris bij behaalde targets",
  distance: "Afstand",
  "remote-country": "Woonland",
};

const factors: Readonly<Record<string, string>> = {
  occupation: "het beroep",
  skills: "vaardigheden",
  experience: "ervaring",
  sector: "de branche",
  distance: "de afstand",
  pay: "het salaris",
  interest: "belangstelling",
  freshness: "hoe nieuw de vacature is",
};

/** What recruiters read: the ranked list of a vacancy. */
export const candidates = {
  title: (vacancy: string) => `Kandidaten voor ${vacancy}`,
  count: (eligible: number, shown: number) => {
    if (eligible === 0) return "Nog niemand die past en door recruiters gezien wil worden.";
    const people = eligible === 1 ? "1 kandidaat past" : `${eligible} kandidaten passen`;
    return shown < eligible
      ? `${people}; de beste ${shown} staan hieronder.`
      : `${people}, de best passende bovenaan.`;
  },
  blind:
    "Zonder naam en contactgegevens. Alleen wie recruiters toeliet, staat hier; wie dat intrekt, verdwijnt.",
  live: "Met script werkt de lijst zichzelf bij; anders laat herladen zien hoe hij nu is.",
  stable: (top: number, percent: number) =>
    top === 1
      ? `De eerste plaats blijft gelijk, ook als een van de factoren ${percent} % lichter of zwaarder telt.`
      : `De top ${top} blijft gelijk, in dezelfde volgorde, ook als een van de factoren ${percent} % lichter of zwaarder telt.`,
  unstable: (top: number, percent: number) =>
    `De top ${top} ligt dicht bij elkaar. Telt een van de factoren ${percent} % lichter of zwaarder, dan kan de volgorde anders zijn:`,
  ifWeighed: (what: string, outcome: string) => `met ${what} ${outcome}`,
  lighter: (factor: string) => `minder gewicht voor ${factors[factor] ?? factor}`,
  heavier: (factor: string) => `meer gewicht voor ${factors[factor] ?? factor}`,
  swapped: (one: number, other: number) => `wisselen nummer ${one} en ${other} van plaats`,
  reordered: (places: string) => `wordt de volgorde ${places}`,
  replaced: (coming: string, going: string, people: number) =>
    people === 1
      ? `komt ${coming} erbij en valt ${going} af`
      : `komen ${coming} erbij en vallen ${going} af`,
  number: (place: number) =>
    place === 0 ? "iemand die niet in deze lijst staat" : `nummer ${place}`,
  emptyText: "Zodra iemand past, verschijnt hij of zij hier vanzelf.",
  code: (code: string) => `Kandidaat ${code}`,
  score: (score: string) => `${score} van 100`,
  why: "Waarom",
  points: (met: number, notMet: number, noData: number) =>
    `${met} voldoet, ${notMet} niet, ${noData} onbekend`,
  pointsOf: (code: string) => `van kandidaat ${code}`,
  point: "Punt",
  asked: "De vacature",
  has: "De kandidaat",
  verdict: "Oordeel",
  met: "Voldoet",
  notMet: "Voldoet niet",
  noData: "Onbekend",
  unsaid: "niet gezegd",
  must: "gevraagd",
  nice: "pre",
  level: (level: string) => `niveau ${level} van 4`,
  yes: "ja",
  no: "nee",
  years: (years: number) => `${years} jaar`,
  daysAtOffice: (days: number) => (days === 1 ? "1 dag" : `${days} dagen`),
  atMost: (what: string) => `hoogstens ${what}`,
  atLeast: (what: string) => `minstens ${what}`,
  hoursOf: (hours: string) => `${hours} uur`,
  name: (point: string) => names[point] ?? point,
  about: "Over deze lijst",
  madeAt: "Berekend op",
  snapshot: "Vastgelegd als",
  snapshotText: "Wat is getoond, is met alle invoer bewaard en kan opnieuw worden berekend.",
  model: "Rekenmodel",
  indexAge: "Achterstand van de index",
  upToDate: "geen",
  behind: (seconds: string) => `${seconds} s`,
  toVacancy: "Bekijk de vacature",
  closed: "Deze vacature is gesloten",
  closedText: "Voor een gesloten vacature wordt geen lijst meer gemaakt.",
  unreachable: "De lijst is nu niet op te vragen",
  unreachableText: "Dat ligt aan ons. Probeer het over een minuut nog eens.",
  humanNote: "De volgorde is een hulpmiddel: wijs niemand af op een score alleen.",
};
