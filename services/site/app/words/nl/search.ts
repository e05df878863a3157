const vacancies = (count: string) => (count === "1" ? "vacature" : "vacatures");

/** The front page, the list of vacancies and its search. */
export const search = {
  homeTitle: "Waar jij en je volgende baan elkaar raken.",
  homeOpen: (count: string) =>
    count === "1"
      ? "Er staat nu 1 vacature in sales open."
      : `Er staan nu ${count} vacatures in sales open.`,
  newest: "Net verschenen",
  allVacancies: "Alle vacatures",
  listTitle: "Vacatures in sales",
  searchedTitle: (what: string) => `Vacatures: ${what}`,
  listDescription: (count: string) =>
    `${count} open ${vacancies(count)} in sales. Zoek op functie, plaats, salaris, uren en werkplek.`,
  form: "Zoek vacatures",
  text: "Functie, woord of werkgever",
  textExample: "Bijvoorbeeld: accountmanager zorg",
  place: "Plaats",
  placeExample: "Bijvoorbeeld: Utrecht",
  radius: "Afstand",
  radiusKm: (km: string) => `tot ${km} km`,
  submit: "Zoek",
  moreFilters: "Salaris, uren en werkplek",
  pay: "Salaris, minstens",
  payHint: "Bruto per maand, in hele euro’s",
  onlyStatedPay: "Alleen met vermeld salaris",
  hours: "Uren per week",
  hoursFrom: "Uren per week, van",
  hoursTo: "tot",
  hoursToFull: "Uren per week, tot en met",
  workMode: "Werkplek",
  sort: "Volgorde",
  sortNewest: "Nieuwste eerst",
  sortRelevance: "Beste overeenkomst eerst",
  sortPay: "Hoogste salaris eerst",
  found: (count: string) =>
    count === "0" ? "Geen vacatures gevonden" : `${count} ${vacancies(count)}`,
  open: (count: string) =>
    count === "0" ? "Geen open vacatures" : `${count} open ${vacancies(count)}`,
  withoutPay: (count: string) =>
    count === "1"
      ? "Bij 1 daarvan is geen salaris vermeld."
      : `Bij ${count} daarvan is geen salaris vermeld.`,
  filters: "Gekozen filters",
  removeFilter: (filter: string) => `${filter} weghalen`,
  clearAll: "Alles wissen",
  textFilter: (text: string) => `“${text}”`,
  placeFilter: (place: string, km: string) => `${place}, tot ${km} km`,
  payFilter: (euros: string) => `minstens ${euros}`,
  hoursBetween: (from: string, to: string) => `${from} tot ${to} uur`,
  hoursAtLeast: (from: string) => `minstens ${from} uur`,
  hoursAtMost: (to: string) => `hoogstens ${to} uur`,
  faults: "Niet alles kon worden gebruikt",
  faultsText: "De resultaten hieronder houden geen rekening met:",
  placeUnknown: (typed: string) => `De plaats “${typed}” kennen wij niet.`,
  placeMeant: "Bedoel je",
  payNotNumber: (typed: string) =>
    `“${typed}” is geen bedrag. Vul hele euro’s per maand in, bijvoorbeeld 3500.`,
  payOutOfRange: (least: string, most: string) =>
    `Vul een maandbedrag in tussen ${least} en ${most}.`,
  payPerYear: (euros: string) => `Dat lijkt een jaarbedrag. Per maand is dat ongeveer ${euros}.`,
  hoursNotNumber: (typed: string) =>
    `“${typed}” is geen aantal uren. Vul een getal in van 1 tot en met 60.`,
  hoursReversed: "Het minste aantal uren is hoger dan het meeste.",
  textTooLong: (most: string) => `Je zoekopdracht is ingekort tot ${most} tekens.`,
  nothingTitle: "Hier is nu niets voor je te vinden",
  nothingHelp: "Zoek je iets ruimer, dan is er meer:",
  without: (filter: string) => `zonder ${filter}`,
  nothingOpen: "Er staan nu geen vacatures open. Kijk later nog eens.",
  nothingAtAll: "Met minder filters of een ander woord vind je misschien wel iets.",
  morePages: "Meer vacatures",
  previousPage: "Vorige",
  nextPage: "Volgende",
  pageOf: (page: string, pages: string) => `Pagina ${page} van ${pages}`,
  feed: "RSS van deze zoekopdracht",
  feedTitle: (what: string) => `Raakvlak: ${what}`,
  payPerMonth: "bruto per maand",
  payVariable: (euros: string) => `${euros} variabel`,
  payOnTarget: (euros: string) => `${euros} bij behaalde targets`,
  payUnstated: "Salaris niet vermeld",
};
