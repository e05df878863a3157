import { ConfigError } from "@raakvlak/runtime";
import { describe, expect, it } from "vitest";
import { loadNotificationConfig } from "./config.ts";

const secret = (of: string) => `${of}-secret-of-our-own-and-long-enough`;
const production = {
  RAAKVLAK_ENV: "production",
  RAAKVLAK_HMAC_SECRET: secret("hmac"),
  RAAKVLAK_TOKEN_OUT: secret("token"),
  RAAKVLAK_TOKENS_IN: JSON.stringify({ site: secret("site") }),
  RAAKVLAK_UNSUBSCRIBE_SECRET: secret("unsubscribe"),
  RAAKVLAK_DKIM_PRIVATE_KEY: "-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----",
  RAAKVLAK_DKIM_DOMAIN: "raakvlak.test",
  RAAKVLAK_MAIL_FROM_ADDRESS: "vacatures@raakvlak.test",
  RAAKVLAK_NOTIFICATION_PUBLIC_URL: "https://mail.raakvlak.test/",
  RAAKVLAK_SITE_PUBLIC_URL: "https://www.raakvlak.test",
};

function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    loadNotificationConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe("the configuration", () => {
  it("works without any environment in development", () => {
    const config = loadNotificationConfig({});
    expect(config.dkimPrivateKey).toBeUndefined();
    expect(config.unsubscribePagePath).toBe("/afmelden/");
  });

  it("is complete for production with secrets, key and https addresses of its own", () => {
    expect(problemsOf(production)).toEqual([]);
    const { notificationPublicUrl } = loadNotificationConfig(production);
    expect(notificationPublicUrl).toBe("https://mail.raakvlak.test");
  });

  it.each<[string, Partial<typeof production> & Record<string, string>]>([
    ["dkimPrivateKey", { RAAKVLAK_DKIM_PRIVATE_KEY: "" }],
    ["dkimDomain", { RAAKVLAK_DKIM_DOMAIN: "" }],
    ["mailFromAddress", { RAAKVLAK_MAIL_FROM_ADDRESS: "" }],
    ["sitePublicUrl", { RAAKVLAK_SITE_PUBLIC_URL: "http://www.raakvlak.test" }],
    ["notificationPublicUrl", { RAAKVLAK_NOTIFICATION_PUBLIC_URL: "" }],
    ["unsubscribeSecret", { RAAKVLAK_UNSUBSCRIBE_SECRET: "" }],
  ])("refuses in production a development %s", (setting, changed) => {
    const variable = `RAAKVLAK_${setting.replaceAll(/([A-Z])/g, "_$1").toUpperCase()}`;
    const problems = problemsOf({ ...production, ...changed });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(variable);
  });

  it.each([
    ["smtp://mail.raakvlak.test:587", false, 1],
    ["smtp://mail.raakvlak.test:587", true, 0],
    ["smtps://mail.raakvlak.test:465", false, 0],
    ["smtp://gebruiker:geheim@mail.raakvlak.test:587", false, 1],
    ["smtp://localhost:25", false, 0],
    ["smtp://127.0.0.1:25", false, 0],
    ["smtp://127.1.2.3", false, 0],
    ["smtp://[::1]:25", false, 0],
    ["smtp://10.0.0.4:25", false, 1],
    ["smtp://localhost.raakvlak.test:25", false, 1],
    ["smtp://127.0.0.1.raakvlak.test:25", false, 1],
    ["smtp://127.0.0.1@mail.raakvlak.test", false, 1],
    ["smtp://not a host", false, 1],
  ])("in production, %s with TLS required %s has %i problems", (smtp, isRequired, count) => {
    const mail = { RAAKVLAK_SMTP: smtp, RAAKVLAK_SMTP_REQUIRE_TLS: String(isRequired) };
    const problems = problemsOf({ ...production, ...mail });
    expect(problems).toHaveLength(count);
    for (const problem of problems) expect(problem).toContain("RAAKVLAK_SMTP_REQUIRE_TLS");
    expect(problemsOf({ RAAKVLAK_SMTP: smtp })).toEqual([]);
  });

  it("names everything that is wrong at once", () => {
    const problems = problemsOf({
      RAAKVLAK_SMTP: "ergens",
      RAAKVLAK_SEND_CONCURRENCY: "0",
      RAAKVLAK_UNSUBSCRIBE_OLD_KEYS: '{"k0":"kort"}',
    });
    expect(problems).toHaveLength(3);
  });

  it("reads the keys of links that were sent before", () => {
    const keys = { k0: secret("old") };
    const config = loadNotificationConfig({ RAAKVLAK_UNSUBSCRIBE_OLD_KEYS: JSON.stringify(keys) });
    expect(config.unsubscribeOldKeys).toEqual(keys);
  });
});
