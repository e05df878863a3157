import express from "express";
import helmet from "helmet";

/** An express app with our security headers and nothing of express that we do not use. */
export function createApp(): express.Express {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.set("query parser", "simple");
  app.use(
    helmet({
      contentSecurityPolicy: {
        // `upgrade-insecure-requests` would send forms of a plain-HTTP development server to a port that speaks no TLS.
        directives: { upgradeInsecureRequests: null },
      },
    }),
  );
  return app;
}
