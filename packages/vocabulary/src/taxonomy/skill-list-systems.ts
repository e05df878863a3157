/** Systems, knowledge and ways of working, written by us: slug | Dutch | English | spellings in a text. */
export const systemSkills = `
crm | CRM-systemen | CRM systems | CRM, CRM systeem, CRM systems, CRM pakket, CRM software, CRM system, klantsysteem
salesforce | Salesforce | Salesforce | Salesforce, Salesforce CRM, SFDC, Salesforce.com
hubspot | HubSpot | HubSpot | HubSpot, Hub Spot
dynamics | Microsoft Dynamics | Microsoft Dynamics | Microsoft Dynamics, Dynamics 365, Dynamics CRM, D365
pipedrive | Pipedrive | Pipedrive | Pipedrive
zoho | Zoho | Zoho CRM | Zoho, Zoho CRM
teamleader | Teamleader | Teamleader | Teamleader CRM, Teamleader Focus
exact | Exact Online | Exact Online | Exact Online, Exact Globe, Exact Synergy
afas | AFAS | AFAS | AFAS, AFAS Profit
sap | SAP | SAP | SAP, SAP ERP, SAP CRM, S4HANA
oracle | Oracle | Oracle | Oracle, NetSuite, Oracle NetSuite
erp | ERP-systemen | ERP systems | ERP, ERP systeem, ERP system, ERP pakket
outreach | Outreach | Outreach | Outreach.io, Salesloft, Apollo.io, Lemlist, sales engagement
gong | Gong | Gong | Gong, Gong.io
linkedin | LinkedIn | LinkedIn | LinkedIn, LinkedIn Recruiter
excel | Excel | Excel | Excel, Microsoft Excel, draaitabellen, spreadsheets, MS Excel
office | Microsoft Office | Microsoft Office | Microsoft Office, MS Office, Office 365, PowerPoint, Microsoft 365
power-bi | Power BI | Power BI | Power BI, PowerBI, Tableau, Looker, dashboards
sql | SQL | SQL | SQL
google-analytics | Google Analytics | Google Analytics | Google Analytics, GA4
shopify | webshopsystemen | webshop platforms | Shopify, Magento, WooCommerce, Lightspeed, Shopware
marketing-automation | marketing automation | marketing automation | marketing automation, Marketo, ActiveCampaign, Mailchimp, Pardot
autocad | AutoCAD | AutoCAD | AutoCAD, SolidWorks, technisch tekenen, Revit
cpq | CPQ | CPQ | CPQ, configure price quote, configurator
realworks | Realworks | Realworks | Realworks
dialer | dialers | diallers | dialer, power dialer, Aircall, cloudbellen
ai-tools | AI-hulpmiddelen | AI tools | ChatGPT, AI tools, generatieve AI, Copilot, AI tooling
`;

export const knowledgeSkills = `
b2b-sales | B2B-verkoop | B2B sales | B2B, business to business, B2B sales, zakelijke verkoop, zakelijke markt, B2B verkoop, zakelijke klanten
b2c-sales | B2C-verkoop | B2C sales | B2C, business to consumer, particuliere klanten, consumentenverkoop, particulieren, B2C sales, consumenten
saas-sales | SaaS-verkoop | SaaS sales | SaaS sales, SaaS verkoop, software verkopen, software sales, verkoop van software
technical-knowledge | technische kennis | technical knowledge | technische kennis, technische achtergrond, technisch inzicht, technical background, affiniteit met techniek, technische affiniteit, technische opleiding, technisch onderlegd
it-knowledge | IT-kennis | IT knowledge | IT kennis, affiniteit met IT, ICT kennis, kennis van IT, affiniteit met software, IT background, affiniteit met ICT, kennis van ICT
cloud-knowledge | cloudkennis | cloud knowledge | AWS, Azure, cloud solutions, cloudoplossingen, Google Cloud, cloud computing
medical-knowledge | medische kennis | medical knowledge | medische kennis, kennis van de zorg, medische achtergrond, affiniteit met zorg, ervaring in de zorg
construction-knowledge | bouwkundige kennis | construction knowledge | bouwkundige kennis, bouwkundig, kennis van de bouw, bouwkunde, ervaring in de bouw, bouwtekeningen
retail-knowledge | retailkennis | retail knowledge | retailkennis, kennis van retail, ervaring in retail, retail experience, FMCG ervaring, kennis van fmcg
automotive-knowledge | autokennis | automotive knowledge | autokennis, kennis van auto's, affiniteit met auto's, automotive kennis
energy-knowledge | energiekennis | energy knowledge | kennis van de energiemarkt, energiemarkt, energiekennis, energy market
financial-acumen | financieel inzicht | financial acumen | financieel inzicht, cijfermatig inzicht, financial acumen, cijfermatig, cijfermatig sterk
legal-knowledge | contractrecht | contract law | contractrecht, juridische kennis, algemene voorwaarden, inkoopvoorwaarden
driving-licence | rijbewijs B | driving licence | rijbewijs, rijbewijs B, driving licence, drivers license, driver's license, driving license, geldig rijbewijs
product-knowledge | productkennis | product knowledge | productkennis, product knowledge, productassortiment
sustainability | duurzaamheid | sustainability | duurzaamheid, sustainability, circulair, ESG, verduurzamen
`;

export const workingSkills = `
communication | communicatie | communication | communicatieve vaardigheden, communicatief sterk, communicatief, communication skills, sterke communicator, communicatief vaardig, mondeling en schriftelijk, strong communicator, verbaal sterk, communicatieve
customer-focus | klantgerichtheid | customer focus | klantgericht, klantgerichtheid, customer focus, customer centric, servicegericht, customer focused, klantvriendelijk, klantvriendelijkheid, customer obsessed
persuasion | overtuigingskracht | persuasiveness | overtuigingskracht, overtuigend, persuasive, overtuigen, persuasion
results-orientation | resultaatgerichtheid | results orientation | resultaatgericht, results driven, target driven, resultaatgedreven, results oriented, resultaatgerichtheid, gedreven, doelgericht, scoringsdrang
planning | plannen en organiseren | planning and organising | plannen en organiseren, organisatorisch, time management, plannen, gestructureerd, organisational skills, gestructureerd werken, organizational skills
teamwork | samenwerken | teamwork | samenwerken, teamplayer, teamspeler, teamwork, team player, samenwerking
self-management | zelfstandig werken | self-management | zelfstandig, zelfstandigheid, self starter, self motivated, eigen verantwoordelijkheid, ondernemend, ondernemerschap, proactief, proactive, initiatief, zelfstartend, entrepreneurial
analytical | analytisch vermogen | analytical thinking | analytisch, analytisch vermogen, analytical, data driven, datagedreven, analytical skills
stress-resistance | stressbestendigheid | stress resistance | stressbestendig, stressbestendigheid, hoofd koel, work under pressure, werken onder druk
listening | luisteren | listening | luisterend oor, goed luisteren, active listening, luisteren, doorvragen
creativity | creativiteit | creativity | creatief, creativiteit, creative, creative thinking
writing | schriftelijke vaardigheid | writing | schrijfvaardig, schriftelijk, copywriting, tekstschrijven, writing skills
languages-multiple | meertalig werken | working in several languages | meertalig, multilingual, meerdere talen
project-management | projectmanagement | project management | projectmanagement, project management, projecten leiden, projectleiding, projectmatig werken
process-improvement | procesverbetering | process improvement | procesverbetering, process improvement, processen verbeteren, processen optimaliseren, procesoptimalisatie
data-entry | administratie | administration | administratie, administratieve, data entry, administratief, dossiervorming, administratieve taken
reporting | rapporteren | reporting | rapportages, rapporteren, reporting, managementrapportages, rapportage, reports
`;
