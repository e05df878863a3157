import { AxeBuilder } from "@axe-core/playwright";
import { ingestionRoutes, matchingRoutes, preferenceRoutes } from "@raakvlak/contracts";
import { buildSite } from "@raakvlak/infra/demo/build-site.ts";
import type { InventedCandidate } from "@raakvlak/infra/demo/invented-candidates.ts";
import { readOffers } from "@raakvlak/infra/demo/trickle-feed.ts";
import { createServiceClient, createSystemClock, developmentToken } from "@raakvlak/runtime";
import { eventually } from "@raakvlak/testing";
import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { browserTest, launchChromium } from "./browser.ts";
import { startJourney, type Journey } from "./journey.ts";

const clock = createSystemClock();
const patience = { timeoutMs: 60_000 };
const httpCredentials = { username: "recruiter", password: developmentToken("operator") };
const wording = { wordingVersion: "2026-11", how: "journey" };

const codeOf = ({ candidateId }: InventedCandidate) => `Kandidaat ${candidateId.slice(0, 8)}`;

browserTest("a recruiter sees who fits, blind, and the list keeps itself up to date", async () => {
  await buildSite();
  await using journey = await startJourney("ranked");
  const [first] = journey.invent(1, 5) as [InventedCandidate];
  await journey.register([first]);
  const vacancyId = await fittingVacancy(journey, first);
  const address = `${journey.fleet.publicUrl("site")}/werkgevers/vacatures/${vacancyId}/kandidaten`;
  await using browser = await launchChromium();

  expect((await fetch(address)).status).toBe(401);
  // The door sees an address as it was sent, the router as it decodes it.
  expect((await fetch(address.replace("werkgevers", "werk%67evers"))).status).toBe(404);

  const plain = await browser.newContext({ httpCredentials, javaScriptEnabled: false });
  const reader = await plain.newPage();
  await reader.goto(address);
  await reader.getByRole("heading", { name: codeOf(first) }).waitFor();
  const seen = await reader.content();
  for (const secret of [
    first.contact.firstName,
    first.contact.address,
    first.wishes.places[0]?.label,
  ])
    expect(seen).not.toContain(secret);

  const page = await (await browser.newContext({ httpCredentials })).newPage();
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(address);
  await page.getByRole("heading", { name: codeOf(first) }).waitFor();
  await page.locator("summary").first().click();
  await page.evaluate("document.body.setAttribute('data-same-page', 'yes')");
  await expectAccessible(page);

  const second = { ...first, candidateId: randomUUID() };
  await journey.register([second]);
  const appeared = page.getByRole("heading", { name: codeOf(second) });
  const beganAtMs = clock.monotonicMs();
  await appeared.waitFor({ timeout: patience.timeoutMs });
  process.stdout.write(
    `seen ${Math.round(clock.monotonicMs() - beganAtMs)} ms after the registration\n`,
  );
  expect(await page.locator("details[open]").count()).toBe(1);
  await page.getByText("De top 2 blijft gelijk, in dezelfde volgorde").waitFor();
  const snapshotId = (await page.locator("[data-live-list]").getAttribute("data-snapshot")) ?? "";
  expect(await matchingOf(journey).replaySnapshot({ params: { snapshotId } })).toMatchObject({
    ok: true,
    body: { identical: true, removed: 0, candidates: [{}, {}] },
  });

  const params = { candidateId: second.candidateId };
  const body = { purpose: "recruiters" as const, ...wording };
  const withdrawnAtMs = clock.monotonicMs();
  expect(await preferenceOf(journey).withdrawConsent({ params, body })).toMatchObject({ ok: true });
  await appeared.waitFor({ state: "detached", timeout: patience.timeoutMs });
  const goneAfterMs = Math.round(clock.monotonicMs() - withdrawnAtMs);
  expect(goneAfterMs).toBeLessThan(1_000);
  process.stdout.write(`gone from the page ${goneAfterMs} ms after the withdrawal was asked for\n`);
  expect(await page.getByRole("heading", { name: codeOf(first) }).count()).toBe(1);
  expect(await page.locator("body").getAttribute("data-same-page")).toBe("yes");
  await expectAccessible(page);

  await journey.register(alike(first));
  await page.locator(".candidate").nth(6).waitFor({ timeout: patience.timeoutMs });
  await page.getByText(/^De top 5 (blijft gelijk|ligt dicht bij elkaar)/).waitFor();
  await expectAccessible(page);
  await photograph(page, "nl");
  await page.goto(
    address
      .replace("werkgevers/vacatures", "en/employers/vacancies")
      .replace("kandidaten", "candidates"),
  );
  await page.getByText(/^The first 5 (stay the same|are close to each other)/).waitFor();
  await page.locator("summary").first().click();
  await expectAccessible(page);
  await photograph(page, "en");
  expect(complaints).toEqual([]);
});

/** Six who fit where this one does, each a little differently. */
function alike({ contact, wishes, ...rest }: InventedCandidate): InventedCandidate[] {
  return Array.from({ length: 6 }, (_, n) => ({
    ...rest,
    candidateId: randomUUID(),
    contact: { ...contact, address: `${n}.${contact.address}` },
    wishes: {
      ...wishes,
      seniority: (n % 5) + 1,
      skills: wishes.skills.slice(n % 4),
      occupations: wishes.occupations.map((wish) => ({ ...wish, weight: 4 + n })),
    },
  }));
}

/** For whoever wants to look at it: RAAKVLAK_SCREENSHOTS names a folder. */
async function photograph(page: Page, locale: string): Promise<void> {
  const folder = process.env["RAAKVLAK_SCREENSHOTS"];
  if (folder === undefined) return;
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    const path = join(folder, `candidates-${locale}-${width}.png`);
    await page.screenshot({ path, fullPage: true });
  }
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

const clientOptions = (journey: Journey, service: "ingestion" | "matching" | "preference") => ({
  baseUrl: journey.fleet.internalUrl(service),
  token: developmentToken("operator"),
  timeoutMs: 30_000,
});
const matchingOf = (journey: Journey) =>
  createServiceClient(matchingRoutes, clientOptions(journey, "matching"));
const preferenceOf = (journey: Journey) =>
  createServiceClient(preferenceRoutes, clientOptions(journey, "preference"));

/** Takes a feed in; the vacancy of it that fits the candidate best. */
async function fittingVacancy(
  journey: Journey,
  { candidateId }: InventedCandidate,
): Promise<string> {
  const offers = await readOffers(join(import.meta.dirname, "..", "..", "infra", "demo", "feed"));
  await writeFile(join(journey.feedFolder, "feed.json"), JSON.stringify({ offers }));
  const ingestion = createServiceClient(ingestionRoutes, clientOptions(journey, "ingestion"));
  const params = { sourceId: "journey" };
  const source = {
    organisationId: "raakvlak",
    name: "Journey",
    format: "recruitee" as const,
    location: { kind: "file" as const, path: "feed.json" },
    closeShareMaximum: 100,
  };
  expect(await ingestion.putSource({ params, body: source })).toMatchObject({ ok: true });
  const run = { dryRun: false, confirmClosing: false };
  expect(await ingestion.runSource({ params, body: run })).toMatchObject({ ok: true });
  return eventually(async () => {
    const ranked = await matchingOf(journey).rankVacancies({
      params: { candidateId },
      query: { limit: 1 },
    });
    const found = ranked.ok ? ranked.body.vacancies[0]?.vacancyId : undefined;
    if (found === undefined) throw new Error("nothing fits yet");
    return found;
  }, patience);
}
