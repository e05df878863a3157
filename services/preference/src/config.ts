import { configSchemas, loadConfig, serviceConfigShape } from "@raakvlak/runtime";
import { z } from "zod";

const configSchema = z.object({
  ...serviceConfigShape,
  internalPort: configSchemas.internalPort("preference"),
  tokenOut: configSchemas.tokenOut("preference"),
  databaseName: configSchemas.databaseName("raakvlak-preference"),
  notificationUrl: configSchemas.serviceUrl("notification"),
  matchingUrl: configSchemas.serviceUrl("matching"),
  ingestionUrl: configSchemas.serviceUrl("ingestion"),
  siteUrl: configSchemas.serviceUrl("site"),
  /** How long after the last receipt of an erasure every service is asked once more. */
  erasureSecondLookSeconds: configSchemas.whole(1, 86_400).default(60),
  /** Signs the links of double opt-in mails. */
  confirmationSecret: configSchemas.secret("development-confirmation-secret-not-for-production"),
});

export type Config = z.output<typeof configSchema>;

export function loadPreferenceConfig(
  environment: Record<string, string | undefined> = process.env,
): Config {
  return loadConfig(configSchema, environment);
}
