import type { Vacancy } from "@raakvlak/contracts";
import { inventVacancies } from "@raakvlak/testing";
import { linkTokens, startNotificationStandIn } from "./notification-stand-in.ts";
import { startSiteOnStack, type SiteOnStack } from "./site-on-stack.ts";

const vacancies = inventVacancies(120, 21);
const at = "2026-11-20T09:30:00.000Z";
export const [openOne, closedOne, mergedOne, changingOne] = vacancies as [
  Vacancy,
  Vacancy,
  Vacancy,
  Vacancy,
];
const closed = {
  ...closedOne,
  version: 2,
  status: "closed" as const,
  closed: { reason: "filled" as const, at },
};
const merged = {
  ...mergedOne,
  version: 2,
  status: "closed" as const,
  closed: { reason: "merged" as const, at, mergedInto: openOne.vacancyId },
};

/** States nothing that it need not state. */
const sparseOne: Vacancy = {
  vacancyId: "5a3c1f7e-0d52-4c0f-9d0a-2f5b1f3a9c01",
  organisationId: "raakvlak",
  version: 1,
  status: "open",
  aliases: [],
  title: "Verkoper",
  employer: { id: "windvang", name: "Windvang" },
  sources: [{ source: "manual", externalId: "1" }],
  text: "",
  html: "",
  places: [],
  remoteCountries: [],
  contractKinds: [],
  pay: { stated: false },
  occupations: [],
  skills: [],
  languages: [],
  competencies: {},
  sales: { sectors: [] },
  origin: {},
  findings: [],
};

/** States more than fits, in words that do not break, with markup where none belongs. */
const crowdedOne: Vacancy = {
  ...openOne,
  vacancyId: "5a3c1f7e-0d52-4c0f-9d0a-2f5b1f3a9c02",
  title: `Senior <b>sales</b>-${"regio".repeat(12)}manager </script><script>alert(1)</script> & "meer"`,
  employer: { id: "lang", name: `${"Verzekerings".repeat(8)}maatschappij` },
  text: `${"a".repeat(400)} ${openOne.text}`,
  html: `<h2>Over ons</h2><p>${"z".repeat(400)} <a href="https://lang.example/${"pad/".repeat(60)}" rel="nofollow noopener">${"adres".repeat(40)}</a></p>${openOne.html}`,
  places: vacancies.slice(0, 5).flatMap(({ places }) => places),
  contractKinds: ["permanent", "temporary", "freelance", "secondment", "traineeship"],
  workMode: "remote",
  remoteCountries: ["NL", "BE", "DE", "FR", "LU"],
  pay: {
    stated: true,
    fixedMin: 10_000,
    fixedMax: 100_000,
    variable: 100_000,
    onTarget: 100_000,
    words: "marktconform",
  },
  languages: [
    { code: "nl", level: "C2" },
    { code: "de", level: "B2" },
    { code: "xx", level: "A1" },
  ],
  sources: [
    ...openOne.sources,
    {
      source: "lang",
      externalId: "2",
      url: `https://${"www.".repeat(3)}lang.example/${"x".repeat(300)}`,
    },
  ],
};

/** Every page that the site has, in every state that it can be in. */
export const pages = {
  home: "/",
  "home in English": "/en",
  list: "/vacatures",
  "second page": "/vacatures?pagina=2",
  "list in English": "/en/vacancies?page=2",
  search: "/vacatures?zoek=accountmanager&plaats=Utrecht&straal=100&salaris=2500&werkplek=hybride",
  "search with faults":
    "/vacatures?zoek=sales&plaats=Utrect&salaris=veel&uren-van=50&uren-tot=20&werkplek=hybride",
  "search without results":
    "/vacatures?zoek=exportmanager&werkplek=op-locatie&salaris=20000&salaris-vermeld=1",
  vacancy: `/vacatures/${openOne.vacancyId}`,
  "vacancy in English": `/en/vacancies/${openOne.vacancyId}`,
  "sparse vacancy": `/vacatures/${sparseOne.vacancyId}`,
  "crowded vacancy": `/vacatures/${crowdedOne.vacancyId}`,
  "crowded list": "/vacatures?zoek=regioregio",
  "closed vacancy": `/vacatures/${closedOne.vacancyId}`,
  "no page": "/nergens",
  unsubscribe: `/afmelden/${linkTokens.open}`,
  unsubscribed: `/afmelden/${linkTokens.refused}`,
  "unknown link": `/afmelden/${linkTokens.unknown}`,
};

/** The site with a hundred open vacancies, one closed and one merged; links from mails of every kind work. */
export async function startSiteUnderTest(): Promise<SiteOnStack> {
  await using rollback = new AsyncDisposableStack();
  const notification = rollback.use(await startNotificationStandIn());
  const site = rollback.use(
    await startSiteOnStack([...vacancies, sparseOne, crowdedOne, closed, merged], {
      RAAKVLAK_NOTIFICATION_URL: notification.url,
      // As behind the one proxy that ends TLS.
      RAAKVLAK_TRUST_PROXY_HOPS: "1",
    }),
  );
  const resources = rollback.move();
  return {
    url: site.url,
    internalUrl: site.internalUrl,
    pid: site.pid,
    readyMs: site.readyMs,
    publish: site.publish,
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}
