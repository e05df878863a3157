import type { Caller, ServiceName } from "@raakvlak/contracts";
import { z } from "zod";

/** What loadConfig has to know of a setting beyond its shape. Attach it last: zod's wrappers do not inherit it. */
export interface SettingNotes {
  /** The variable's name, where it does not follow from the setting's. */
  readonly variable?: string;
  /** Refused in production. */
  readonly developmentOnly?: boolean;
}
export const settingNotes = z.registry<SettingNotes>();

/** Every default that `secret` was given: none of these may be used in production, wherever it stands. */
export const developmentSecrets = new Set<string>();

/** The shortest secret that is taken: 128 bits in hexadecimal. */
const secretMinimumLength = 32;

/** Where each service listens for the others in development. */
export const developmentPorts: Readonly<Record<ServiceName, number>> = {
  ingestion: 4101,
  preference: 4102,
  matching: 4103,
  notification: 4104,
  site: 4105,
};

const callers: readonly Caller[] = [
  "ingestion",
  "preference",
  "matching",
  "notification",
  "site",
  "operator",
];

/** A secret with a default that works in development and is refused in production. */
function secret(defaultForDevelopment: string) {
  developmentSecrets.add(defaultForDevelopment);
  return z.string().min(secretMinimumLength).max(512).default(defaultForDevelopment);
}

/** The token by which a caller is known in development. */
export function developmentToken(caller: Caller): string {
  const token = `development-token-of-${caller}-not-for-production`;
  developmentSecrets.add(token);
  return token;
}

const flag = z.enum(["true", "false"]).transform((word) => word === "true");
const list = z.string().transform((words) =>
  words
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== ""),
);

/** A tokens setting arrives as JSON text; from tests and defaults as the object itself. */
const tokens = z.preprocess(
  (value) => (typeof value === "string" ? parseJson(value) : value),
  z.partialRecord(
    z.enum(callers as [Caller, ...Caller[]]),
    z.string().min(secretMinimumLength).max(512),
  ),
);

/** Names and values, as JSON text. */
const texts = z.preprocess(
  (value) => (typeof value === "string" ? parseJson(value) : value),
  z.record(z.string().max(100), z.string().max(100)),
);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const port = z.coerce.number().int().min(0).max(65_535);
const url = z
  .url({ protocol: /^https?$/ })
  .max(2_000)
  .transform((text) => text.replace(/\/+$/, ""));
const name = z
  .string()
  .regex(
    /^[a-zA-Z0-9._-]{0,60}$/,
    "may hold letters, digits, dot, hyphen and underscore, at most 60",
  );

/** The pieces that a service's schema is made of. Environment values arrive as text; these turn them into what they mean. */
export const configSchemas = {
  url,
  port,
  flag,
  list,
  tokens,
  texts,
  secret,
  /** A whole number between the bounds, both included. */
  whole: (minimum: number, maximum: number) => z.coerce.number().int().min(minimum).max(maximum),
  mongoUrl: z.string().regex(/^mongodb(\+srv)?:\/\/.+/, "must look like mongodb://host:port"),
  redisUrl: z.string().regex(/^rediss?:\/\/.+/, "must look like redis://host:port"),
  kafkaBrokers: list.pipe(
    z.array(z.string().regex(/^[^\s:]+:\d{1,5}$/, "must look like host:port")).min(1),
  ),
  topicPrefix: name,
  databaseName: (byDefault: string) => name.min(1).default(byDefault),
  /** Where another service's internal routes are: RAAKVLAK_<SERVICE>_URL when the setting is called `<service>Url`. */
  serviceUrl: (service: ServiceName) =>
    url.default(`http://127.0.0.1:${developmentPorts[service]}`),
  internalPort: (service: ServiceName) => port.default(developmentPorts[service]),
  /** The token that the service shows to others; in development the one the others expect of it. */
  tokenOut: (service: ServiceName) => secret(developmentToken(service)),
  developmentTokens: () =>
    Object.fromEntries(callers.map((caller) => [caller, developmentToken(caller)])) as Record<
      Caller,
      string
    >,
} as const;
