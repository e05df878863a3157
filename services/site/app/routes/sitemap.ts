import type { LoaderFunctionArgs } from "react-router";
import { conditionalAnswer } from "../conditional-answer.ts";
import { publicPage } from "../public-page.ts";
import { siteContext, type SiteUseCases } from "../site-context.ts";
import { sitemapFiles } from "../sitemap.ts";

/** Made once for as long as no vacancy changes. */
const made = new WeakMap<SiteUseCases, { revision: number; files: ReadonlyMap<string, string> }>();

function filesOf(site: SiteUseCases): ReadonlyMap<string, string> {
  const revision = site.revision();
  const known = made.get(site);
  if (known?.revision === revision) return known.files;
  const files = sitemapFiles(site.openVacancies(), site.publicUrl);
  made.set(site, { revision, files });
  return files;
}

export function loader({ request, context }: LoaderFunctionArgs): Response {
  const file = filesOf(context.get(siteContext)).get(`sitemap.xml${new URL(request.url).search}`);
  if (file === undefined) return new Response("No such part\n", { status: 404 });
  const headers = new Headers({
    ...publicPage(),
    "content-type": "application/xml; charset=utf-8",
  });
  return conditionalAnswer(request, file, headers);
}
