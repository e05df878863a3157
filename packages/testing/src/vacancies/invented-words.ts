/** Word lists of our own for vacancies that nobody ever had, in the Dutch of the field. */
export const employers = [
  "Noorderlicht",
  "Zonnewijzer",
  "Roosterwijs",
  "Lantaarn",
  "Kompasroos",
  "Waterlinie",
  "Dijkgraaf",
  "Vuurtoren",
  "Windvang",
  "Korenmaat",
  "Steenuil",
  "Zilverreiger",
  "Polderblik",
  "Veenbrug",
  "Ankerplaats",
  "Grachtengoud",
  "Molenwiek",
  "Duinrand",
  "Havenlicht",
  "Rietveer",
  "Sluiswachter",
  "Tulpenveld",
  "Wadloper",
  "IJsvogel",
] as const;

export const branches = [
  ["Software", "sector:saas", "planningssoftware voor zorgorganisaties"],
  ["Installaties", "sector:construction", "warmtepompen en klimaatinstallaties"],
  ["Medisch", "sector:healthcare", "hulpmiddelen voor ziekenhuizen en revalidatie"],
  ["Energie", "sector:energy", "groene stroom en laadpalen voor bedrijven"],
  ["Logistiek", "sector:logistics", "opslag en vervoer voor webwinkels"],
  ["Foodservice", "sector:food", "verse producten voor horeca en catering"],
  ["Verzekeringen", "sector:insurance", "verzekeringen voor het midden- en kleinbedrijf"],
  ["Media", "sector:media", "reclameruimte en campagnes voor regionale merken"],
] as const;

/** Title, occupation, seniority from 1 to 5, whether it leads. */
export const roles = [
  ["Accountmanager", "occupation:account-manager", 3, false],
  ["Account manager mkb", "occupation:account-manager", 3, false],
  ["Key accountmanager", "occupation:key-account-manager", 4, false],
  ["Sales development representative", "occupation:sales-development-representative", 1, false],
  ["Business developer", "occupation:business-developer", 3, false],
  ["Commercieel medewerker binnendienst", "occupation:inside-sales", 2, false],
  ["Verkoopadviseur", "occupation:sales-advisor", 2, false],
  ["Vertegenwoordiger buitendienst", "occupation:field-sales", 3, false],
  ["Technisch commercieel adviseur", "occupation:technical-sales-advisor", 3, false],
  ["Sales engineer", "occupation:sales-engineer", 4, false],
  ["Customer success manager", "occupation:customer-success-manager", 3, false],
  ["Partnermanager", "occupation:partner-manager", 4, false],
  ["Exportmanager", "occupation:export-manager", 4, false],
  ["Salesmanager", "occupation:sales-manager", 4, true],
  ["Hoofd verkoop", "occupation:sales-director", 5, true],
  ["Teamleider binnendienst", "occupation:sales-team-lead", 4, true],
] as const;

export const skillChoices = [
  "skill:negotiation",
  "skill:cold-calling",
  "skill:account-management",
  "skill:salesforce",
  "skill:hubspot",
  "skill:closing",
  "skill:presenting",
  "skill:relationship-building",
  "skill:quotations",
  "skill:crm",
  "skill:lead-generation",
  "skill:forecasting",
  "skill:networking",
  "skill:coaching",
] as const;

export const townWeights = [
  ["Amsterdam", 12],
  ["Rotterdam", 9],
  ["Utrecht", 9],
  ["Den Haag", 6],
  ["Eindhoven", 6],
  ["Tilburg", 3],
  ["Breda", 4],
  ["Groningen", 3],
  ["Zwolle", 4],
  ["Arnhem", 3],
  ["Nijmegen", 3],
  ["Amersfoort", 4],
  ["Apeldoorn", 3],
  ["Haarlem", 2],
  ["Enschede", 2],
  ["Leeuwarden", 2],
  ["Maastricht", 2],
  ["Venlo", 1],
  ["Alkmaar", 1],
  ["Middelburg", 1],
  ["Assen", 1],
] as const;

export const openings = [
  "Bij {employer} verkoop je {trade}.",
  "{employer} levert {trade} en groeit al jaren gestaag door.",
  "Ken jij de markt van {trade}? Dan zoekt {employer} jou.",
  "Vanuit {town} helpt {employer} ondernemers aan {trade}.",
] as const;

export const duties = [
  "Je beheert een portefeuille van vaste klanten en laat die groeien.",
  "Je belt nieuwe prospects, maakt afspraken en gaat langs voor een eerste gesprek.",
  "Je stelt offertes op en volgt ze op tot de handtekening staat.",
  "Je geeft demonstraties op locatie en online.",
  "Je onderhandelt over prijzen, levertijden en voorwaarden.",
  "Je houdt gesprekken en kansen bij in het CRM en bewaakt je eigen forecast.",
  "Je staat op vakbeurzen in Nederland en België.",
  "Je werkt samen met marketing aan campagnes die leads opleveren.",
  "Je bezoekt vestigingen in de regio en bespreekt de cijfers van het kwartaal.",
  "Je vertaalt technische vragen van klanten naar een passende oplossing.",
  "Je begeleidt nieuwe collega’s en deelt wat werkt.",
  "Je kijkt samen met de klant wat een uitbreiding zou opleveren.",
] as const;

export const demands = [
  "Je hebt minstens {years} jaar ervaring in een commerciële functie.",
  "Je spreekt en schrijft vlot Nederlands; Engels is een pre.",
  "Je hebt een rijbewijs B.",
  "Je bent gewend aan targets en wordt er niet zenuwachtig van.",
  "Je luistert eerst en adviseert daarna.",
  "Je plant je eigen week en komt afspraken na.",
  "Je hebt gevoel voor techniek of wilt dat leren.",
  "Je kent de besluitvorming bij grote opdrachtgevers.",
] as const;

export const offers = [
  "Een vast salaris met een bonus die je zelf kunt narekenen.",
  "Een laptop, een telefoon en een auto die ook privé mag rijden.",
  "Vijfentwintig vakantiedagen en ruimte om er vijf bij te kopen.",
  "Een opleidingsbudget dat ook echt op mag.",
  "Een pensioenregeling zonder eigen bijdrage in het eerste jaar.",
  "Een team van {team} collega’s dat elkaars successen viert.",
] as const;
