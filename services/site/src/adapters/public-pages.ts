import { createRequestHandler } from "@react-router/express";
import compression from "compression";
import express from "express";
import { join } from "node:path";
import { constants } from "node:zlib";
import {
  isRouteErrorResponse,
  RouterContextProvider,
  type RouterContext,
  type ServerBuild,
} from "react-router";
import type { rankingContext, siteContext, SiteUseCases } from "../../app/site-context.ts";
import type { RecruiterPages } from "./recruiter-pages.ts";

const buildFolder = join(import.meta.dirname, "..", "..", "build");

/** No page has script of its own, or anything from elsewhere. */
const contentSecurityPolicy =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Of recruiters' pages, which keep themselves up to date. */
const livePolicy = `${contentSecurityPolicy}; script-src 'self'; connect-src 'self'`;

const permissionsPolicy =
  "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()";

/** What the framework's own script would fetch: no page has that script, and what a loader gives a page is more than it shows. */
const isForScript = (path: string) => path.endsWith(".data") || path.startsWith("/__manifest");

/** Brotli at 4 costs a third of a millisecond a page and saves most of what 11 would. */
const compress = compression({ brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } } });

async function loadBuild(): Promise<ServerBuild> {
  try {
    return (await import(join(buildFolder, "server", "index.js"))) as ServerBuild;
  } catch (cause) {
    throw new Error(
      "the site's pages are not built; run `npx turbo run build --filter=@raakvlak/site`",
      { cause },
    );
  }
}

/**
 * In place of the framework's own report, which prints the address of the request: that may hold what no log may carry
 * (invariant 9). What is refused because of the request is no failure of ours.
 */
function reportTo(onFailure: (error: unknown) => void): (error: unknown) => void {
  return (error) => {
    if (!isRouteErrorResponse(error) || error.status >= 500) onFailure(error);
  };
}

/** The keys under which the build's pages look: they have to be that build's instances. */
interface ContextKeys {
  readonly siteContext: typeof siteContext;
  readonly rankingContext: typeof rankingContext;
}

/** What a request's pages get: the use cases as one object for all requests, so that what is made of them can be kept by it. */
export function createLoadContext(
  keys: ContextKeys,
  site: SiteUseCases,
  recruiters: Pick<RecruiterPages, "rankFor">,
): (request: express.Request) => RouterContextProvider {
  return (request) =>
    new RouterContextProvider(
      new Map<RouterContext, unknown>([
        [keys.siteContext, site],
        [keys.rankingContext, recruiters.rankFor(request)],
      ]),
    );
}

/**
 * Everything that visitors see: built assets, cached for ever under their hashed names, and rendered pages. Forms are taken
 * from pages at the public address: the framework compares the whole origin, and behind a proxy that ends TLS we see http.
 */
export async function createPublicPages(
  useCases: SiteUseCases,
  recruiters: RecruiterPages,
  onFailure: (error: unknown) => void,
): Promise<(app: express.Express) => void> {
  const built = await loadBuild();
  const build: ServerBuild = {
    ...built,
    allowedActionOrigins: [new URL(useCases.publicUrl).host],
    entry: { module: { ...built.entry.module, handleError: reportTo(onFailure) } },
  };
  const keys = build.entry.module as unknown as ContextKeys;
  const getLoadContext = createLoadContext(keys, useCases, recruiters);
  const render = createRequestHandler({ build, getLoadContext });
  return (app) => {
    recruiters.configure(app);
    app.use(compress);
    app.use(
      "/assets",
      express.static(join(buildFolder, "client", "assets"), {
        immutable: true,
        maxAge: "1y",
        index: false,
      }),
    );
    app.use(express.static(join(buildFolder, "client"), { maxAge: "1h", index: false }));
    app.use((request, response, next) => {
      const policy = recruiters.isBehindDoor(request) ? livePolicy : contentSecurityPolicy;
      response.setHeader("content-security-policy", policy);
      response.setHeader("permissions-policy", permissionsPolicy);
      next();
    });
    app.use((request, response, next) =>
      isForScript(request.path) ? next() : render(request, response, next),
    );
  };
}
