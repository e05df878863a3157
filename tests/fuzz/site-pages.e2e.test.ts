import fc from "fast-check";
import { request } from "undici";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { SiteOnStack } from "../site/site-on-stack.ts";
import { pages, startSiteUnderTest } from "../site/site-under-test.ts";
import { hostileTexts } from "./hostile-values.ts";

const seed = Number(process.env["RAAKVLAK_FUZZ_SEED"] ?? Date.now() % 1_000_000_000);
const runs = Number(process.env["RAAKVLAK_FUZZ_RUNS"] ?? 250);
const planted = "<script>1</script>";

let site: SiteOnStack;
let fields: string[];
beforeAll(async () => {
  site = await startSiteUnderTest();
  const lists = await Promise.all(
    ["/vacatures", "/en/vacancies"].map(async (path) => (await fetch(site.url + path)).text()),
  );
  fields = lists.flatMap((html) =>
    Array.from(html.matchAll(/<(?:input|select)[^>]* name="([^"]+)"/g), ([, name = ""]) => name),
  );
});
afterAll(() => site?.[Symbol.asyncDispose]());

test("whatever is asked of a page, it answers as a page that repeats no markup, and never with 5xx", async () => {
  expect(fields.length).toBeGreaterThan(10);
  const query = fc.array(fc.tuple(fc.constantFrom(...fields, "_data", "utm"), hostileTexts), {
    maxLength: 5,
  });
  const path = fc.constantFrom(...Object.values(pages), "/vacatures.rss", "/sitemap.xml");
  const segment = fc.oneof(
    { weight: 3, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: hostileTexts.filter((text) => text.length < 200) },
  );
  const accept = fc.constantFrom("text/html", "*/*", "application/json", "nonsense;q=2, ,");
  const statuses = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(path, segment, query, accept, async (base, tail, pairs, accepts) => {
      const url = new URL(base, site.url);
      if (tail !== null) url.pathname += `/${encodeURIComponent(tail.toWellFormed())}`;
      for (const [name, value] of pairs) url.searchParams.append(name, value.slice(0, 1_500));
      const { statusCode, headers, body } = await request(url, { headers: { accept: accepts } });
      const text = await body.text();
      statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1);
      expect({ url: url.href.slice(0, 300), statusCode }).not.toMatchObject({
        statusCode: expect.toSatisfy((code: number) => code >= 500),
      });
      expect(text).not.toContain(planted);
      if (statusCode === 200)
        expect(headers["content-security-policy"]).toContain("default-src 'none'");
    }),
    { seed, numRuns: runs, endOnFailure: true },
  );
  process.stdout.write(`seed ${seed} ${JSON.stringify(Object.fromEntries(statuses))}\n`);
  expect(statuses.get(200)).toBeGreaterThan(runs / 10);
});
