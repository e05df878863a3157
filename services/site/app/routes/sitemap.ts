import type { LoaderFunctionArgs } from "react-router";
import { conditionalAnswer, tagged, type Tagged } from "../conditional-answer.ts";
import { publicPage } from "../public-page.ts";
import { siteContext, type SiteUseCases } from "../site-context.ts";
import { sitemapFiles } from "../sitemap.ts";

/** While vacancies change all the time a sitemap is this old before there is another. */
const keptAtLeastMs = 10_000;

interface Sitemap {
  readonly revision: number;
  readonly madeAtMs: number;
  readonly files: ReturnType<typeof sitemapFiles>;
  /** What was asked for already. */
  readonly contents: Map<string, Tagged>;
}

/** Made once for as long as no vacancy changes, each file when it is first asked for. */
const made = new WeakMap<SiteUseCases, Sitemap>();

function sitemapOf(site: SiteUseCases): Sitemap {
  const [revision, nowMs] = [site.revision(), site.monotonicMs()];
  const known = made.get(site);
  if (known?.revision === revision) return known;
  if (known !== undefined && nowMs - known.madeAtMs < keptAtLeastMs) return known;
  const files = sitemapFiles(site.openVacancies(), site.publicUrl);
  const sitemap = { revision, madeAtMs: nowMs, files, contents: new Map<string, Tagged>() };
  made.set(site, sitemap);
  return sitemap;
}

function contentOf({ files, contents }: Sitemap, name: string): Tagged | undefined {
  const make = files.get(name);
  if (make === undefined) return undefined;
  const content = contents.get(name) ?? tagged(make());
  contents.set(name, content);
  return content;
}

export function loader({ request, context }: LoaderFunctionArgs): Response {
  const name = `sitemap.xml${new URL(request.url).search}`;
  const content = contentOf(sitemapOf(context.get(siteContext)), name);
  if (content === undefined) return new Response("No such part\n", { status: 404 });
  const headers = new Headers({
    ...publicPage(),
    "content-type": "application/xml; charset=utf-8",
  });
  return conditionalAnswer(request, content, headers);
}
