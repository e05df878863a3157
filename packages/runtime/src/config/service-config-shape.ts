import { z } from "zod";
import { configSchemas, settingNotes, type SettingNotes } from "./config-schemas.ts";

function noted<Schema extends z.ZodType>(notes: SettingNotes, schema: Schema): Schema {
  settingNotes.add(schema, notes);
  return schema;
}

/**
 * What every service's configuration holds: spread it into the service's own `z.object`, and put
 * `internalPort: configSchemas.internalPort("matching")`, `tokenOut: configSchemas.tokenOut("matching")` and
 * `databaseName: configSchemas.databaseName("raakvlak-matching")` after it.
 */
export const serviceConfigShape = {
  environment: noted(
    { variable: "RAAKVLAK_ENV" },
    z.enum(["development", "test", "production"]).default("development"),
  ),
  logLevel: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  clock: noted(
    { developmentOnly: true },
    z
      .string()
      .regex(/^file:.+/, "must look like file:<path>")
      .optional(),
  ),
  kafkaBrokers: noted(
    { variable: "RAAKVLAK_KAFKA" },
    configSchemas.kafkaBrokers.default(["127.0.0.1:19092"]),
  ),
  topicPrefix: configSchemas.topicPrefix.default(""),
  /** JSON; wins over the contracts' settings of compacted topics, so that tests see compaction at work. */
  compactedTopicSettings: noted({ developmentOnly: true }, configSchemas.texts.optional()),
  mongoUrl: noted(
    { variable: "RAAKVLAK_MONGO" },
    configSchemas.mongoUrl.default("mongodb://127.0.0.1:27117"),
  ),
  redisUrl: noted(
    { variable: "RAAKVLAK_REDIS" },
    configSchemas.redisUrl.default("redis://127.0.0.1:16379"),
  ),
  queuePrefix: configSchemas.topicPrefix.default("raakvlak"),
  host: z.string().min(1).max(255).default("127.0.0.1"),
  /** 0: any free port. */
  internalPort: configSchemas.port.default(0),
  /** Caller to the token by which it is known here. */
  tokensIn: configSchemas.tokens.default(configSchemas.developmentTokens()),
  /** The token that this service shows to others; unset it is known nowhere. */
  tokenOut: configSchemas.secret("development-token-of-nobody-not-for-production"),
  hmacSecret: configSchemas.secret("development-hmac-secret-not-for-production"),
} as const;
