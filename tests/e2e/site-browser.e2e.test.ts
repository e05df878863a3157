import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { linkTokens } from "../site/notification-stand-in.ts";
import type { SiteOnStack } from "../site/site-on-stack.ts";
import { pages, startSiteUnderTest } from "../site/site-under-test.ts";
import { browserTest, launchChromium } from "./browser.ts";

let site: SiteOnStack;
beforeAll(async () => {
  site = await startSiteUnderTest();
});
afterAll(() => site[Symbol.asyncDispose]());

/** Complains of everything that the browser says and of every request that leaves the site. */
function watch(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => {
    if (!request.url().startsWith(`${site.url}/`)) complaints.push(`asked for ${request.url()}`);
  });
  return complaints;
}

browserTest(
  "a vacancy is found, narrowed and read, in both languages, without script",
  async () => {
    await using browser = await launchChromium();
    const page = await browser.newPage({ javaScriptEnabled: false });
    const complaints = watch(page);
    await page.goto(site.url);
    await page.getByLabel("Functie, woord of werkgever").fill("accountmanager");
    await page.getByLabel("Plaats").fill("utrecht");
    await page.getByLabel("Afstand").selectOption({ label: "tot 100 km" });
    await page.getByRole("button", { name: "Zoek" }).click();

    const count = async () =>
      Number.parseInt(
        (await page.getByRole("heading", { level: 2 }).first().textContent()) ?? "",
        10,
      );
    const near = await count();
    expect(near).toBeGreaterThan(3);
    expect(await page.getByLabel("Plaats").inputValue()).toBe("utrecht");
    await page.getByRole("link", { name: "Utrecht, tot 100 km weghalen" }).click();
    expect(await count()).toBeGreaterThan(near);

    await page.getByText("Salaris, uren en werkplek").click();
    await page.getByLabel("Salaris, minstens").fill("veel");
    await page.getByLabel("Plaats").fill("Utrect");
    await page.getByRole("button", { name: "Zoek" }).click();
    await page.getByText("“veel” is geen bedrag.").waitFor();
    await page.getByRole("heading", { name: "Niet alles kon worden gebruikt" }).waitFor();
    expect(await page.getByLabel("Salaris, minstens").getAttribute("aria-invalid")).toBe("true");
    await page.getByRole("link", { name: "Utrecht", exact: true }).click();
    await page.getByRole("link", { name: /Utrecht, tot 25 km weghalen/ }).waitFor();

    await page.getByRole("link", { name: "English" }).click();
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
    expect(await page.getByLabel("Job, word or employer").inputValue()).toBe("accountmanager");
    const title = page.getByRole("listitem").getByRole("heading", { level: 3 }).first();
    const name = (await title.textContent()) ?? "";
    await title.getByRole("link").click();
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe(name);
    expect(await page.getByRole("definition").count()).toBeGreaterThan(3);
    expect(
      await page.getByRole("link", { name: "Apply with the employer" }).getAttribute("rel"),
    ).toContain("noopener");
    expect(complaints).toEqual([]);
  },
);

const views = {
  "light on a phone": { colorScheme: "light", viewport: { width: 390, height: 844 } },
  "dark on a desk": { colorScheme: "dark", viewport: { width: 1280, height: 900 } },
} as const;

for (const [how, view] of Object.entries(views) as [
  keyof typeof views,
  (typeof views)[keyof typeof views],
][])
  browserTest(`every page in every state is free of axe's findings, ${how}`, async () => {
    await using browser = await launchChromium();
    const page = await (await browser.newContext(view)).newPage();
    const found: string[] = [];
    for (const [name, path] of Object.entries(pages)) {
      await page.goto(site.url + path);
      found.push(...(await findingsOn(page, name, how)));
    }
    await page.goto(`${site.url}/afmelden/${linkTokens.pending}`);
    await page.getByRole("button").click();
    found.push(...(await findingsOn(page, "unsubscribed, one under way", how)));
    expect(found).toEqual([]);
  });

browserTest("axe does find what is planted", async () => {
  await using browser = await launchChromium();
  const page = await (await browser.newContext(views["dark on a desk"])).newPage();
  await page.goto(site.url);
  // As text: what runs in the page has types of the browser, which the tests do not load.
  await page.evaluate(
    "Object.assign(document.querySelector('h2').style, { color: '#333', minWidth: '200vw' })",
  );
  expect(await findingsOn(page, "home", "dark on a desk")).toEqual([
    expect.stringMatching(/color-contrast at .*h2/),
    "home: wider than its window",
  ]);
});

/** Everything once; in the other scheme what a scheme can change. */
async function findingsOn(page: Page, name: string, how: keyof typeof views): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  if (how === "dark on a desk") axe.withRules(["color-contrast", "target-size"]);
  const { violations } = await axe.analyze();
  const wide = await page.evaluate(
    "document.documentElement.scrollWidth > document.documentElement.clientWidth",
  );
  return [
    ...violations.map(
      ({ id, nodes }) =>
        `${name}: ${id} at ${nodes.map(({ target }) => target.join(" ")).join(", ")}`,
    ),
    ...(wide === true ? [`${name}: wider than its window`] : []),
  ];
}
