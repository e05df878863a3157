import type { ServiceName } from "../src/define-event.ts";
import type { StreamContract } from "../src/define-stream.ts";
import type { PageContract, RouteContract } from "../src/define-route.ts";
import { ingestionRoutes } from "../src/http/ingestion.ts";
import { matchingRoutes, matchingStreams } from "../src/http/matching.ts";
import { notificationPages, notificationRoutes } from "../src/http/notification.ts";
import { preferenceRoutes } from "../src/http/preference.ts";
import { siteRoutes } from "../src/http/site.ts";

/** What each service offers over HTTP: routes for callers with a token, pages for everybody. */
export const routeSets: Readonly<
  Record<
    ServiceName,
    {
      routes: readonly RouteContract[];
      streams?: readonly StreamContract[];
      pages: readonly PageContract[];
    }
  >
> = {
  ingestion: { routes: Object.values(ingestionRoutes), pages: [] },
  matching: {
    routes: Object.values(matchingRoutes),
    streams: Object.values(matchingStreams),
    pages: [],
  },
  notification: {
    routes: Object.values(notificationRoutes),
    pages: Object.values(notificationPages),
  },
  preference: { routes: Object.values(preferenceRoutes), pages: [] },
  site: { routes: Object.values(siteRoutes), pages: [] },
};
