import { ingestionRoutes } from "@raakvlak/contracts";
import { buildSite } from "@raakvlak/infra/demo/build-site.ts";
import { inventCandidates } from "@raakvlak/infra/demo/invented-candidates.ts";
import { readOffers } from "@raakvlak/infra/demo/trickle-feed.ts";
import { createServiceClient, developmentToken } from "@raakvlak/runtime";
import { eventually } from "@raakvlak/testing";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { browserTest, launchChromium } from "./browser.ts";
import { startJourney, type Journey } from "./journey.ts";

const tabLimit = 10;

browserTest(
  "from a mail to the vacancy, and off the list by keyboard alone, without script",
  async () => {
    await buildSite();
    await using journey = await startJourney("unsubscribe");
    const mail = await firstMail(journey);
    const site = journey.fleet.publicUrl("site");
    const [vacancyLink = ""] = /http\S+\/vacatures\/\S+/.exec(mail.text) ?? [];
    const [unsubscribeLink = ""] = /http\S+\/afmelden\/\S+/.exec(mail.text) ?? [];

    await using browser = await launchChromium();
    const page = await browser.newPage({ javaScriptEnabled: false, locale: "en-GB" });
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    page.on("request", (request) => {
      if (!request.url().startsWith(`${site}/`)) complaints.push(`asked for ${request.url()}`);
    });

    await page.goto(vacancyLink);
    expect(mail.text).toContain(await page.getByRole("heading", { level: 1 }).textContent());
    expect(await page.locator("html").getAttribute("lang")).toBe("nl");
    expect(await page.getByRole("definition").count()).toBeGreaterThan(3);

    await page.goto(unsubscribeLink);
    expect(await focusOf(page)).toBe("");
    await page.keyboard.press("Tab");
    expect(await focusOf(page)).toBe("Naar de inhoud");
    await tabTo(page, "Stuur mij geen vacatures meer");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Je bent afgemeld" }).waitFor();
    const proof = await page.getByText(/^Sinds /).textContent();

    await page.goto(unsubscribeLink);
    expect(await page.getByText(/^Sinds /).textContent()).toBe(proof);
    expect(await page.getByRole("button").count()).toBe(0);
    expect(complaints).toEqual([]);
  },
);

/** One feed for a few Dutch readers who want everything at once; the first mail that comes of it. */
async function firstMail(journey: Journey): Promise<{ text: string }> {
  const candidates = inventCandidates(12, 2).map((candidate) => ({
    ...candidate,
    contact: {
      ...candidate.contact,
      locale: "nl" as const,
      cadence: { kind: "instant" as const, hour: 8, weekdays: [] },
    },
  }));
  await journey.register(candidates);
  const offers = await readOffers(join(import.meta.dirname, "..", "..", "infra", "demo", "feed"));
  await writeFile(join(journey.feedFolder, "feed.json"), JSON.stringify({ offers }));
  const ingestion = createServiceClient(ingestionRoutes, {
    baseUrl: journey.fleet.internalUrl("ingestion"),
    token: developmentToken("operator"),
    timeoutMs: 30_000,
  });
  const params = { sourceId: "journey" };
  const body = {
    organisationId: "raakvlak",
    name: "Journey",
    format: "recruitee" as const,
    location: { kind: "file" as const, path: "feed.json" },
    closeShareMaximum: 100,
  };
  expect(await ingestion.putSource({ params, body })).toMatchObject({ ok: true });
  const run = { dryRun: false, confirmClosing: false };
  expect(await ingestion.runSource({ params, body: run })).toMatchObject({ ok: true });
  const addresses = new Set(candidates.map(({ contact }) => contact.address));
  const id = await eventually(
    async () => {
      const [mail] = await journey.mailbox.receive(addresses);
      if (mail === undefined) throw new Error("nobody was mailed");
      return mail.id;
    },
    { timeoutMs: 90_000 },
  );
  const response = await fetch(`${journey.stack.mailbox.url}/api/messages/${id}`);
  return (await response.json()) as { text: string };
}

async function focusOf(page: Page): Promise<string> {
  const focused = page.locator(":focus");
  return (await focused.count()) === 0 ? "" : ((await focused.textContent()) ?? "").trim();
}

/** Goes on with the tabulator until the thing of this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let press = 0; press < tabLimit; press += 1) {
    if ((await focusOf(page)) === name) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`${name} can not be reached by keyboard`);
}
