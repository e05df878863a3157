import { inventVacancies } from "@raakvlak/testing";
import { expect, test } from "vitest";
import { loader } from "../../app/routes/sitemap.ts";
import { rankingContext, siteContext, type SiteUseCases } from "../../app/site-context.ts";
import { createLoadContext } from "./public-pages.ts";

const publicUrl = "https://www.raakvlak.example";
const state = { revision: 1, nowMs: 0, builds: 0, vacancies: inventVacancies(3, 8) };
const site = {
  publicUrl,
  revision: () => state.revision,
  monotonicMs: () => state.nowMs,
  openVacancies: () => {
    state.builds += 1;
    return state.vacancies;
  },
} as unknown as SiteUseCases;
const contextOf = createLoadContext({ siteContext, rankingContext }, site, {
  rankFor: () => async () => ({ state: "unknown" }),
});

/** As the server answers one request for the sitemap. */
async function ask(headers: Record<string, string> = {}) {
  const request = new Request(`${publicUrl}/sitemap.xml`, { headers });
  const context = contextOf({} as never);
  const response = loader({ request, context } as unknown as Parameters<typeof loader>[0]);
  const addresses = (await response.text()).match(/<url>/g)?.length;
  return { status: response.status, tag: response.headers.get("etag") ?? "", addresses };
}

test("the sitemap is made once for all requests, and anew when vacancies change, at most every ten seconds", async () => {
  const first = await ask();
  expect(first).toMatchObject({ status: 200, addresses: 10 });
  expect(await ask({ "if-none-match": first.tag })).toMatchObject({ status: 304 });
  state.nowMs = 60_000;
  expect(await ask()).toEqual(first);
  expect(state.builds).toBe(1);

  state.revision = 2;
  state.vacancies = inventVacancies(4, 8);
  expect(await ask()).toMatchObject({ addresses: 12 });
  expect(state.builds).toBe(2);

  state.revision = 3;
  state.vacancies = inventVacancies(5, 8);
  state.nowMs += 9_999;
  expect(await ask()).toMatchObject({ addresses: 12 });
  expect(state.builds).toBe(2);
  state.nowMs += 1;
  expect(await ask()).toMatchObject({ addresses: 14 });
  expect(state.builds).toBe(3);
});
