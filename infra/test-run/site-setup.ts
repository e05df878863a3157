import { buildSite, siteIsBuilt } from "../demo/build-site.ts";

/** Before tests with whole services: the site's pages are built once, for files that run side by side would build into each other's. */
export async function setup(): Promise<void> {
  await buildSite();
  process.env[siteIsBuilt] = "yes";
}
