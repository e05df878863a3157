import { conceptsFrom, type Concept } from "./concept.ts";

/** Sectors in which sales people work, written by us: slug | Dutch | English | spellings that name it in a text. */
export const sectors: readonly Concept[] = conceptsFrom(
  "sector",
  `
saas | software en SaaS | software and SaaS | SaaS, software as a service, softwarebedrijf, softwareleverancier, software company, ERP software, software oplossingen, softwareoplossingen, scale up software, cloudsoftware, softwarehuis
ict-services | ICT-dienstverlening | IT services | ICT dienstverlener, IT services, managed services, systeemintegrator, IT dienstverlening, ICT dienstverlening, managed service provider, werkplekbeheer, IT dienstverlener, datacenters, datacenter
cybersecurity | cybersecurity | cybersecurity | informatiebeveiliging, cyber security, IT security, network security
telecom | telecom | telecommunications | telecommunicatie, glasvezel, telecomprovider, connectiviteit, mobiele telefonie, telecoms
healthcare | zorg en medische techniek | healthcare and medical devices | gezondheidszorg, ziekenhuizen, zorginstellingen, medische hulpmiddelen, medical devices, medtech, zorgsector, thuiszorg, zorgorganisaties, medische apparatuur, ziekenhuis, tandartsen, healthcare sector, hospitals
pharma | farma en life sciences | pharma and life sciences | farmaceutisch, farmaceutische industrie, pharmaceutical, life sciences, biotech, apotheken, laboratoria, geneesmiddelen, diergeneesmiddelen
manufacturing | industrie en machinebouw | manufacturing and machinery | machinebouw, maakindustrie, productiebedrijf, industriële automatisering, metaalindustrie, machinefabriek, industrial automation, verspanende techniek, procesindustrie, machinery, productiebedrijven, aandrijftechniek
technical-wholesale | technische groothandel | technical wholesale | installatiemateriaal, bevestigingsmaterialen, gereedschappen, elektrotechnische groothandel, ijzerwaren, gereedschap, sanitair groothandel
construction | bouw en bouwmaterialen | construction and building materials | bouwsector, bouwmaterialen, aannemers, bouwbedrijven, bouwgroothandel, isolatiematerialen, prefab, bouwbedrijf, construction industry, kozijnen, bouwmarkt, dakdekkers, betonindustrie
installation | installatietechniek | installation technology | installateurs, warmtepompen, klimaattechniek, luchtbehandeling, installatiebranche, airconditioning, HVAC, ventilatie
energy | energie en duurzaamheid | energy and sustainability | zonnepanelen, energieleverancier, energiesector, duurzame energie, laadpalen, laadinfrastructuur, energietransitie, renewable energy, solar, batterijopslag, energiecontracten, verduurzaming, windenergie, energy transition
logistics | transport en logistiek | transport and logistics | logistieke dienstverlener, expeditie, transportbedrijf, freight forwarding, warehousing, logistiek, supply chain solutions, luchtvracht, zeevracht, intern transport, heftrucks, magazijninrichting, logistics provider
automotive | automotive en mobiliteit | automotive and mobility | autobranche, dealerbedrijf, autodealer, leasemaatschappij, bedrijfswagens, automotive, fietsen, e bikes, autoleasing, vrachtwagens, private lease, fietsenbranche
food | voeding en dranken | food and beverage | levensmiddelen, voedingsmiddelen, foodservice, FMCG, food industry, horecagroothandel, zuivel, bakkerij, food, dranken, koffiebranderij, consumer goods, voedingsindustrie, bierbrouwer
agriculture | land- en tuinbouw | agriculture and horticulture | glastuinbouw, tuinbouw, agrarische sector, veehouderij, diervoeder, zaadveredeling, agri, akkerbouw, sierteelt, bloemen en planten, telers, agrarische ondernemers, melkveehouders
retail | detailhandel | retail | winkelketen, retailers, winkels, retailketen, supermarkt, retail, warenhuis
fashion | mode en lifestyle | fashion and lifestyle | modemerk, kleding, fashion, sieraden, cosmetica, schoenen, beauty, luxury, modebranche
interior | wonen en interieur | home and interior | keukens, badkamers, meubelen, woonbranche, projectinrichting, kantoorinrichting, meubels, vloeren, zonwering, interieurbranche
finance | financiële dienstverlening | financial services | bank, banken, fintech, financial services, betaalverkeer, payments, factoring, vermogensbeheer, bedrijfsfinanciering, financiële instellingen, leasing, accountancy, betaaloplossingen
insurance | verzekeringen | insurance | verzekeraar, assurantiën, verzekeringen, pensioenen, insurance, assurantiekantoor
real-estate | vastgoed | real estate | vastgoed, makelaardij, nieuwbouwprojecten, real estate, woningmarkt, kantoorruimte, vastgoedontwikkelaar, makelaarskantoor
staffing | uitzenden en detacheren | staffing and secondment | uitzendbureau, detacheringsbureau, werving en selectie, uitzendbranche, detachering, staffing, flexbranche, uitzendorganisatie, recruitmentbureau
media | media en reclame | media and advertising | mediabedrijf, uitgeverij, reclamebureau, adverteerders, radio, buitenreclame, advertising, adtech, marketingbureau, online marketingbureau, digital agency, uitgever
hospitality | horeca en toerisme | hospitality and tourism | horeca, hotel, toerisme, reisorganisatie, recreatie, hospitality, evenementen, vakantieparken, congreslocatie, restaurants, hotels, leisure
education | onderwijs en opleidingen | education and training | onderwijs, scholen, opleidingsinstituut, e learning, opleider, trainingsbureau, edtech, leermiddelen, onderwijsinstellingen
government | overheid en publieke sector | government and public sector | gemeenten, overheid, rijksoverheid, publieke sector, waterschappen, public sector, provincies, woningcorporaties, overheidsinstellingen
business-services | zakelijke dienstverlening | business services | zakelijke dienstverlening, facilitaire dienstverlening, schoonmaak, adviesbureau, consultancy, beveiligingsdiensten, bedrijfskleding, facility management, catering, printoplossingen, professional services, document management
packaging | verpakkingen en papier | packaging and paper | verpakkingen, verpakkingsmaterialen, verpakkingsindustrie, packaging, karton, etiketten, labels en etiketten
chemicals | chemie en kunststoffen | chemicals and plastics | chemische industrie, kunststoffen, coatings, chemicals, verf, lijmen, grondstoffen, smeermiddelen, reinigingsmiddelen
`,
);
