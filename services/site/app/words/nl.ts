export const nl = {
  siteName: "Raakvlak",
  tagline: "Vacatures in sales die bij je passen, op het moment dat ze verschijnen.",
  skipToContent: "Naar de inhoud",
  newest: "Nieuwste vacatures",
  noVacancies: "Er staan nu geen vacatures open. Kijk later nog eens.",
  openVacancies: (count: number) => (count === 1 ? "1 open vacature" : `${count} open vacatures`),
  apply: "Solliciteer bij de werkgever",
  postedOn: (day: string) => `Geplaatst op ${day}`,
  place: "Plaats",
  hours: "Uren",
  pay: "Salaris",
  contract: "Contract",
  workMode: "Werkplek",
  vacancyClosed: "Deze vacature is gesloten",
  vacancyClosedText: (title: string) =>
    `De vacature “${title}” staat niet meer open. Reageren kan niet meer.`,
  notFound: "Deze pagina bestaat niet",
  notFoundText: "Controleer het adres, of begin bij de nieuwste vacatures.",
  toHome: "Naar de nieuwste vacatures",
  failed: "Er ging iets mis",
  failedText: "Probeer het over een minuut nog eens. Wij zien de fout ook.",
  unsubscribeTitle: "Geen vacaturemails meer",
  unsubscribeAsk:
    "Wil je geen e-mails met vacatures meer ontvangen? Eén klik is genoeg. Je profiel en je andere keuzes blijven zoals ze zijn.",
  unsubscribeButton: "Stuur mij geen vacatures meer",
  unsubscribedTitle: "Je bent afgemeld",
  unsubscribedSince: (moment: string) => `Sinds ${moment} sturen wij je geen vacaturemails meer.`,
  unsubscribedDone: "Er is niets meer onderweg.",
  unsubscribedPending: "Eén mail was net onderweg en kan nog aankomen. Daarna komt er niets meer.",
  unsubscribeInvalid: "Deze afmeldlink klopt niet",
  unsubscribeInvalidText:
    "Misschien is hij niet helemaal overgenomen. Gebruik de link onder in een van onze mails, of antwoord op de mail: die wordt gelezen.",
  unsubscribeUnreachable: "Afmelden lukt nu even niet",
  unsubscribeUnreachableText:
    "Je keuze is nog niet vastgelegd. Probeer het over een minuut opnieuw.",
  tryAgain: "Probeer opnieuw",
};

export type Words = typeof nl;
