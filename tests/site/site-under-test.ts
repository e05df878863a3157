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
    await startSiteOnStack([...vacancies, closed, merged], {
      RAAKVLAK_NOTIFICATION_URL: notification.url,
    }),
  );
  const resources = rollback.move();
  return {
    url: site.url,
    pid: site.pid,
    publish: site.publish,
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}
