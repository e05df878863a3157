import type { LoaderFunctionArgs } from "react-router";
import { siteContext } from "../site-context.ts";

/** Everything public may be read; links from mails are nobody's but their reader's. */
export function loader({ context }: LoaderFunctionArgs): Response {
  const { publicUrl } = context.get(siteContext);
  return new Response(
    `User-agent: *\nDisallow: /afmelden/\n\nSitemap: ${publicUrl}/sitemap.xml\n`,
    {
      headers: {
        "content-type": "text/plain; charset=utf-8",
        "cache-control": "public, max-age=86400",
      },
    },
  );
}
