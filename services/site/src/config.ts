import { configSchemas, loadConfig, serviceConfigShape } from "@raakvlak/runtime";
import { z } from "zod";

const configSchema = z.object({
  ...serviceConfigShape,
  internalPort: configSchemas.internalPort("site"),
  publicPort: configSchemas.port.default(4100),
  /** How many proxies of ours stand before the public listener: a visitor's address is taken from the last of them. */
  trustProxyHops: configSchemas.whole(0, 10).default(0),
  /** The address that visitors see, also when something else stands before the public listener. */
  sitePublicUrl: configSchemas.url.default("http://127.0.0.1:4100"),
  tokenOut: configSchemas.tokenOut("site"),
  databaseName: configSchemas.databaseName("raakvlak-site"),
  matchingUrl: configSchemas.serviceUrl("matching"),
  notificationUrl: configSchemas.serviceUrl("notification"),
});

export type Config = z.output<typeof configSchema>;

export function loadSiteConfig(
  environment: Record<string, string | undefined> = process.env,
): Config {
  return loadConfig(configSchema, environment);
}
