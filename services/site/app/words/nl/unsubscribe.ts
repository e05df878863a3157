/** The page that a mail's unsubscribe link opens. */
export const unsubscribe = {
  title: "Geen vacaturemails meer",
  ask: "Wil je geen e-mails met vacatures meer ontvangen? Eén klik is genoeg. Je profiel en je andere keuzes blijven zoals ze zijn.",
  button: "Stuur mij geen vacatures meer",
  doneTitle: "Je bent afgemeld",
  since: (moment: string) => `Sinds ${moment} sturen wij je geen vacaturemails meer.`,
  done: "Er is niets meer onderweg.",
  pending: "Eén mail was net onderweg en kan nog aankomen. Daarna komt er niets meer.",
  invalid: "Deze afmeldlink klopt niet",
  invalidText:
    "Misschien is hij niet helemaal overgenomen. Gebruik de link onder aan een van onze mails.",
  unreachable: "Afmelden lukt nu even niet",
  unreachableText: "Je keuze is nog niet vastgelegd. Probeer het over een minuut opnieuw.",
  tryAgain: "Probeer opnieuw",
};
