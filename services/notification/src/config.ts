import { configSchemas, loadConfig, serviceConfigShape } from "@raakvlak/runtime";
import { z } from "zod";

const configSchema = z
  .object({
    ...serviceConfigShape,
    internalPort: configSchemas.internalPort("notification"),
    tokenOut: configSchemas.tokenOut("notification"),
    databaseName: configSchemas.databaseName("raakvlak-notification"),
    publicPort: configSchemas.port.default(4_114),
    /** What stands before the public listener, as express's `trust proxy` counts it. */
    trustProxyHops: configSchemas.whole(0, 10).default(0),
    /** Where mail programs reach the public listener; https in production (RFC 8058). */
    notificationPublicUrl: configSchemas.url.default("http://127.0.0.1:4114"),
    sitePublicUrl: configSchemas.url.default("http://127.0.0.1:4100"),
    /** The site's page for the link inside a mail; the token is added behind it. */
    unsubscribePagePath: z
      .string()
      .regex(/^\/[a-z/-]*$/)
      .default("/afmelden/"),
    /** smtp://user:password@host:port, smtps:// for TLS from the first byte. */
    smtp: z
      .string()
      .regex(/^smtps?:\/\/.+/, "must look like smtp://host:port")
      .default("smtp://127.0.0.1:11025"),
    /** Refuses a server that offers no STARTTLS; must be on in production, unless smtps:// or a server on this machine. */
    smtpRequireTls: configSchemas.flag.default(false),
    smtpConnections: configSchemas.whole(1, 100).default(16),
    sendConcurrency: configSchemas.whole(1, 200).default(16),
    mailFromName: z.string().min(1).max(80).default("Raakvlak"),
    mailFromAddress: z.email().default("vacatures@raakvlak.example"),
    dkimDomain: z.hostname().default("raakvlak.example"),
    dkimSelector: z
      .string()
      .regex(/^[a-z0-9-]{1,63}$/)
      .default("development"),
    /** PEM, RSA. Without one a key is made at every start: for development only. */
    dkimPrivateKey: z.string().includes("PRIVATE KEY").optional(),
    /** Name of the key that signs new unsubscribe links. */
    unsubscribeKeyId: z
      .string()
      .regex(/^[a-z0-9]{1,16}$/)
      .default("k1"),
    unsubscribeSecret: configSchemas.secret("development-unsubscribe-secret-not-for-production"),
    /** JSON {name: secret}: keys of links that were sent before; they must be kept as long as such mails exist. */
    unsubscribeOldKeys: z
      .preprocess(parseJson, z.record(z.string().regex(/^[a-z0-9]{1,16}$/), z.string().min(32)))
      .default({}),
  })
  .superRefine((config, context) => {
    if (config.environment !== "production") return;
    const missing = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    if (config.dkimPrivateKey === undefined) missing("dkimPrivateKey", "is needed in production");
    for (const path of ["notificationPublicUrl", "sitePublicUrl"] as const)
      if (!config[path].startsWith("https://")) missing(path, "must be https in production");
    for (const path of ["mailFromAddress", "dkimDomain"] as const)
      if (config[path].endsWith(".example")) missing(path, "still has its development value");
    if (!config.smtpRequireTls && !isPrivateWay(config.smtp))
      missing(
        "smtpRequireTls",
        "must be on in production, unless smtps:// or a server on this machine",
      );
  });

export type Config = z.output<typeof configSchema>;

export function loadNotificationConfig(
  environment: Record<string, string | undefined> = process.env,
): Config {
  return loadConfig(configSchema, environment);
}

const thisMachine = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Nobody on the way can read along: TLS from the first byte, or no network at all. */
function isPrivateWay(smtp: string): boolean {
  if (!URL.canParse(smtp)) return false;
  const { protocol, hostname } = new URL(smtp);
  return protocol === "smtps:" || thisMachine.test(hostname);
}

function parseJson(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
