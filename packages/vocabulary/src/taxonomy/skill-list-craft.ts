/** The craft of selling, deal making and leading, written by us: slug | Dutch | English | spellings in a text. */
export const craftSkills = `
cold-calling | koude acquisitie | cold calling | koude acquisitie, koud bellen, cold calls, cold call, telefonische acquisitie, cold acquisition, koud acquireren, bellen van prospects, acquisitiegesprekken
warm-acquisition | warme acquisitie | warm acquisition | warme acquisitie, warme leads, opvolgen van leads, leadopvolging, leads opvolgen, inbound leads, lead follow up
prospecting | prospectie | prospecting | prospecteren, prospectie, prospects benaderen, prospecting, nieuwe prospects, prospects identificeren, outbound prospecting
lead-generation | leadgeneratie | lead generation | leadgeneratie, leads genereren, lead generation, generate leads, generating leads, leadgen, genereren van leads
lead-qualification | leads kwalificeren | lead qualification | leads kwalificeren, qualify leads, lead qualification, kwalificeren van leads, qualifying leads, leadkwalificatie
new-business | new business | new business | new business, nieuwe klanten binnenhalen, nieuwe klanten binnen, haalt nieuwe klanten, werft nieuwe klanten, zoekt nieuwe klanten, nieuwe klanten werven, nieuwe zakelijke klanten, werft nieuwe partners, klanten werven, new logo, new customer acquisition, win new customers, winning new customers, new logos, hunting, acquisitie, acquireren, klantenwerving, nieuwe business, klantacquisitie
account-management | accountmanagement | account management | accountmanagement, account management, beheer van accounts, bestaande klanten beheren, klantenportefeuille, klantportefeuille, manage accounts, relatiebeheer, existing customers, managing accounts, bestaande relaties
key-account-management | key accountmanagement | key account management | key account management, strategic accounts, key accounts, grote accounts, strategische accounts, enterprise accounts, large accounts
account-planning | accountplannen maken | account planning | accountplan, accountplannen, account plan, account plans, account planning, territory plan, territory planning
upselling | upselling | upselling | upselling, upsell, bijverkoop, up selling, bijverkopen
cross-selling | cross-selling | cross-selling | cross selling, cross sell, crossselling, deepselling, cross sales
consultative-selling | adviserend verkopen | consultative selling | adviesverkoop, consultative selling, adviserende verkoop, consultatief verkopen, adviserend verkopen, consultatieve verkoop, consultative sales, trusted advisor
solution-selling | oplossingsgericht verkopen | solution selling | solution selling, solution sales, oplossingsgericht verkopen, conceptverkoop, concept selling, oplossingsverkoop
value-selling | waardegericht verkopen | value selling | value selling, value based selling, waardeverkoop, waardepropositie, value proposition, value propositions, business case, business cases
social-selling | social selling | social selling | social selling, LinkedIn Sales Navigator, LinkedIn acquisitie, Sales Navigator
needs-analysis | behoefteanalyse | needs analysis | behoefteanalyse, klantbehoefte, klantbehoeften, inventariseren van behoeften, needs analysis, klantvraag, customer needs, wensen en behoeften, client needs, klantvragen
discovery-calls | kennismakingsgesprekken | discovery calls | discovery calls, discovery call, intakegesprekken, kennismakingsgesprek, kennismakingsgesprekken, adviesgesprekken, adviesgesprek, intakegesprek
objection-handling | bezwaren weerleggen | objection handling | bezwaren weerleggen, objection handling, omgaan met bezwaren, weerleggen van bezwaren, omgaan met weerstand
closing | deals sluiten | closing deals | deals sluiten, closing deals, afsluiten van deals, closen, deals closen, close deals, deal closing, closing skills, verkopen afsluiten, orders scoren
negotiation | onderhandelen | negotiation | onderhandelen, onderhandelingen, negotiation, negotiations, onderhandelingsvaardigheden, negotiating, contractonderhandelingen, onderhandelingsvaardig, prijsonderhandelingen, negotiation skills
presenting | presenteren | presenting | presenteren, presentaties, presentatievaardigheden, presentation skills, presentations, pitchen, pitches, pitch, presentaties geven, presentation
product-demos | productdemonstraties | product demonstrations | productdemo, demonstraties, product demonstrations, demo geven, productdemonstraties, demos, product demo, demos geven
storytelling | storytelling | storytelling | storytelling, verhalen vertellen
customer-visits | klantbezoeken | customer visits | klantbezoeken, klanten bezoeken, bezoeken van klanten, customer visits, klantbezoek, client visits, op bezoek bij klanten, relatiebezoeken
telephone-sales | telefonische verkoop | telephone sales | telefonische verkoop, telesales, telefonisch verkopen, telemarketing, verkoop via de telefoon
showroom-sales | showroomverkoop | showroom sales | showroomverkoop, in de showroom, winkelverkoop, klanten in de winkel, op de winkelvloer, winkelvloer
direct-sales | directe verkoop | direct sales | direct sales, deur tot deur, door to door, field marketing, face to face verkoop
trade-fairs | beurzen | trade fairs | beurzen, vakbeurzen, trade shows, trade fairs, beursdeelname, beurs, exhibitions
networking | een netwerk opbouwen | networking | networking, netwerkbijeenkomsten, netwerkevents, netwerkevenementen, netwerk opbouwen
customer-retention | klantbehoud | customer retention | klantbehoud, retentie, customer retention, churn, klantloyaliteit, renewals, verlengingen, churn verlagen, contractverlengingen
onboarding-customers | klanten onboarden | customer onboarding | customer onboarding, onboarding van klanten, klanten onboarden, implementatietrajecten, klantonboarding
relationship-building | relaties opbouwen | relationship building | relaties opbouwen, relationship building, langdurige relaties, building relationships, build relationships, klantrelaties, opbouwen van relaties, long term relationships, duurzame relaties, customer relationships
customer-satisfaction | klanttevredenheid | customer satisfaction | klanttevredenheid, NPS, customer satisfaction, net promoter score, tevreden klanten
`;

export const dealSkills = `
quotations | offertes maken | quotations | offertes, offertes maken, offerte, quotations, offertes opstellen, quotes, proposals, voorstellen schrijven, offertetraject, offertetrajecten
calculation | calculeren | cost calculation | calculaties, calculeren, kostprijsberekening, calculatie, nacalculatie, kostprijscalculatie
tendering | aanbestedingen | tendering | aanbestedingen, tenders, tendering, aanbesteding, RFP, RFPs, TenderNed, tendertrajecten, bid management, public tenders
contract-management | contractbeheer | contract management | contractbeheer, contract management, raamovereenkomsten, raamcontracten, contractmanagement, SLA
pricing | prijsstelling | pricing | prijsstelling, pricing, prijsstrategie, prijsafspraken, margeverbetering, prijsbeleid
forecasting | forecasten | forecasting | forecasten, forecasting, forecast, salesprognose, omzetprognose, sales forecast, prognoses, forecasts
pipeline-management | pipelinebeheer | pipeline management | pipelinebeheer, pipeline management, pipelinemanagement, salespipeline, sales pipeline, pipeline opbouwen, salesfunnel, sales funnel, pijplijn
territory-management | rayonbeheer | territory management | rayonbeheer, territory management, rayonplanning, eigen rayon, rayon, bezoekplanning
quota-attainment | targets halen | quota attainment | targets halen, quota, omzetdoelstellingen, sales targets, behalen van targets, omzettarget, omzettargets, verkoopdoelstellingen, salestargets, revenue targets, doelstellingen behalen, targetgericht
meddic | MEDDIC | MEDDIC | MEDDIC, MEDDPICC, MEDDICC
spin-selling | SPIN-selling | SPIN selling | SPIN selling, SPIN methode, spinmethode
challenger-sale | Challenger Sale | Challenger Sale | Challenger Sale, challenger sales, challenger methode
bant | BANT | BANT | BANT
sandler | Sandler | Sandler selling | Sandler, Sandler methode
miller-heiman | Miller Heiman | Miller Heiman | Miller Heiman, strategic selling, blue sheet
account-based-selling | account based selling | account-based selling | account based selling, account based marketing, ABM
complex-sales | complexe verkooptrajecten | complex sales | complexe verkooptrajecten, complex sales, complexe sales, lange verkooptrajecten, complex sales cycles, enterprise sales, complexe trajecten, long sales cycles, meerdere beslissers, complexe salestrajecten
stakeholder-management | stakeholdermanagement | stakeholder management | stakeholdermanagement, stakeholder management, stakeholders, C level, beslissers, DMU, directieniveau, boardroom, decision makers, executive level
channel-sales | kanaalverkoop | channel sales | channel sales, kanaalverkoop, resellers, distributeurs, partnerkanaal, indirect sales, dealernetwerk, distributors, dealers, channel partners
partner-management | partnermanagement | partner management | partnermanagement, partner management, partnerships, strategische partners, alliances, partner ecosystem, samenwerkingspartners
export | export | export | export, internationale verkoop, exportdocumenten, internationale markten, international sales, incoterms, buitenlandse markten
market-analysis | marktanalyse | market analysis | marktanalyse, market analysis, marktonderzoek, concurrentieanalyse, market research, marktontwikkelingen, markttrends, competitor analysis
go-to-market | go-to-market | go-to-market | go to market, GTM, marktintroductie, product launch, productlanceringen, GTM strategy
sales-strategy | salesstrategie | sales strategy | salesstrategie, sales strategy, commerciële strategie, verkoopstrategie, salesplan, verkoopplan, commercieel plan, commercieel beleid, sales plan, commercial strategy
business-development | business development | business development | business development, markten ontwikkelen, business ontwikkeling, marktbewerking, nieuwe markten
merchandising | merchandising | merchandising | merchandising, schappenplan, displays, schapindeling, visual merchandising
category-management | categorymanagement | category management | category management, categorymanagement, assortiment bepalen, assortimentsplannen
order-processing | orderverwerking | order processing | orderverwerking, orders verwerken, order processing, ordermanagement, orders invoeren, verwerken van orders, order entry, orderafhandeling
complaint-handling | klachtafhandeling | complaint handling | klachtafhandeling, klachten oplossen, complaint handling, klachten afhandelen, afhandelen van klachten
after-sales | aftersales | after-sales | aftersales, after sales, nazorg
campaigns | campagnes | campaigns | campagnes, e mailmarketing, mailings, marketing campaigns, marketingcampagnes, campagne, email marketing
content-creation | content maken | content creation | content creatie, content creation, contentcreatie, blogs schrijven, social media content
seo-sea | SEO en SEA | SEO and SEA | SEO, SEA, Google Ads, zoekmachineoptimalisatie, search engine
marketplaces | marketplaces | marketplaces | marketplaces, bol.com, Amazon marketplace, marktplaatsen online
recruiting | werving en selectie | recruiting | werving en selectie, kandidaten werven, sourcing, recruiting, sollicitatiegesprekken, kandidaten selecteren, werven van kandidaten
property-viewings | bezichtigingen | property viewings | bezichtigingen, rondleidingen, taxaties, bezichtiging
financial-advice | financieel advies | financial advice | financieel advies, hypotheekadvies, financieringsadvies, Wft, WFT diploma, verzekeringsadvies
`;

export const leadershipSkills = `
team-leadership | leidinggeven aan een salesteam | leading a sales team | leidinggeven, aansturen van een team, team aansturen, leiding geven, salesteam aansturen, people management, team leadership, lead a team, aansturing van het team, managing a team, leidinggevende ervaring, leading a team, aansturen van accountmanagers, direct aansturen, stuurt aan
coaching | coachen | coaching | coachen, coaching, coacht, coach, begeleiden van collega's, coachend, begeleiden van accountmanagers
sales-training | salestraining geven | sales training | salestraining geven, trainingen geven, verkooptraining geven, train the team, trainen van collega's, sales enablement
hiring-sales | verkopers aannemen | hiring salespeople | verkopers aannemen, hiring, team opbouwen, team uitbouwen, werven van verkopers, build a team, aannemen van verkopers, building a team, nieuwe verkopers
performance-management | prestatiemanagement | performance management | performance management, beoordelingsgesprekken, prestatiemanagement, functioneringsgesprekken, KPI, KPIs, sturen op cijfers, resultaatsturing, sturen op resultaat
budgeting | budgetteren | budgeting | budgetverantwoordelijk, budgettering, budgetteren, omzetbudget, P&L, P&L verantwoordelijkheid, winst en verlies, jaarbudget, budgetverantwoordelijkheid, jaarplan
change-management | verandermanagement | change management | verandermanagement, change management, veranderingen doorvoeren, verandertrajecten
compensation-design | bonusregelingen opzetten | compensation design | bonusregeling opzetten, commission plans, incentive plans, compensation plans
`;
