import { describe, expect, test } from "vitest";
import { z } from "zod";
import { ConfigError } from "./config-error.ts";
import { configSchemas } from "./config-schemas.ts";
import { loadConfig } from "./load-config.ts";
import { serviceConfigShape } from "./service-config-shape.ts";

const schema = z.object({
  ...serviceConfigShape,
  databaseName: configSchemas.databaseName("raakvlak-matching"),
  internalPort: configSchemas.internalPort("matching"),
  tokenOut: configSchemas.tokenOut("matching"),
  preferenceUrl: configSchemas.serviceUrl("preference"),
});

const aSecret = "0123456789abcdef0123456789abcdef";
const production = {
  RAAKVLAK_ENV: "production",
  RAAKVLAK_TOKENS_IN: JSON.stringify({ site: aSecret }),
  RAAKVLAK_TOKEN_OUT: aSecret,
  RAAKVLAK_HMAC_SECRET: aSecret,
};

function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    loadConfig(schema, environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe("in development", () => {
  test("nothing needs to be set", () => {
    const config = loadConfig(schema, {});
    expect(config).toMatchObject({
      environment: "development",
      kafkaBrokers: ["127.0.0.1:19092"],
      internalPort: 4103,
      databaseName: "raakvlak-matching",
      preferenceUrl: "http://127.0.0.1:4102",
    });
    expect(config.clock).toBeUndefined();
    expect(config.tokensIn.matching).toBe(config.tokenOut);
  });

  test("variables are read by the setting's name, or by the one it notes", () => {
    const config = loadConfig(schema, {
      RAAKVLAK_KAFKA: "one:9092, two:9093",
      RAAKVLAK_INTERNAL_PORT: "8080",
      RAAKVLAK_PREFERENCE_URL: "https://preference.test/",
      RAAKVLAK_CLOCK: "file:/run/raakvlak/clock",
      RAAKVLAK_TOPIC_PREFIX: "",
    });
    expect(config).toMatchObject({
      kafkaBrokers: ["one:9092", "two:9093"],
      internalPort: 8080,
      preferenceUrl: "https://preference.test",
      clock: "file:/run/raakvlak/clock",
      topicPrefix: "",
    });
  });

  test("all problems are told at once, by the variables' names", () => {
    expect(
      problemsOf({
        RAAKVLAK_INTERNAL_PORT: "many",
        RAAKVLAK_MONGO: "localhost",
        RAAKVLAK_TOKENS_IN: '{"nobody":"x"}',
        RAAKVLAK_LOG_LEVEL: "loud",
      }),
    ).toEqual([
      expect.stringMatching(/^RAAKVLAK_LOG_LEVEL: /),
      "RAAKVLAK_MONGO: must look like mongodb://host:port",
      expect.stringMatching(/^RAAKVLAK_INTERNAL_PORT: /),
      expect.stringMatching(/^RAAKVLAK_TOKENS_IN/),
    ]);
  });

  test("a problem never shows the value of a secret", () => {
    const [problem] = problemsOf({ RAAKVLAK_HMAC_SECRET: "hunter2" });
    expect(problem).toMatch(/^RAAKVLAK_HMAC_SECRET: /);
    expect(problem).not.toContain("hunter2");
  });
});

describe("in production", () => {
  test("own secrets are enough", () => {
    expect(problemsOf(production)).toEqual([]);
  });

  test("no secret may be left at its default, nor the clock be moved", () => {
    expect(
      problemsOf({ RAAKVLAK_ENV: "production", RAAKVLAK_CLOCK: "file:/run/raakvlak/clock" }),
    ).toEqual([
      "RAAKVLAK_CLOCK is for development and tests only",
      "RAAKVLAK_TOKENS_IN still has a development secret; set one of your own",
      "RAAKVLAK_TOKEN_OUT still has a development secret; set one of your own",
      "RAAKVLAK_HMAC_SECRET still has a development secret; set one of your own",
    ]);
  });

  test("a development secret that was set on purpose is refused as well", () => {
    const RAAKVLAK_HMAC_SECRET = loadConfig(schema, {}).hmacSecret;
    expect(problemsOf({ ...production, RAAKVLAK_HMAC_SECRET })).toHaveLength(1);
  });
});
