import path from "node:path";
import { expect, test } from "vitest";
import { toStackEnvironment } from "./addresses.ts";
import { readStackConfig } from "./config.ts";
import { ownParts } from "./ensure-stack.ts";

test("an empty environment gives a stack of our own beside the usual ports", () => {
  const config = readStackConfig({});
  expect(config.home).toBe(path.join(config.projectRoot, ".raakvlak"));
  expect(config.nativeFolder).toBe(path.join(config.home, "native"));
  expect(config.forced).toBeUndefined();
  expect(config.ports).toEqual({
    kafka: 19_092,
    kafkaController: 19_093,
    mongo: 27_117,
    redis: 16_379,
    smtp: 11_025,
    mailbox: 18_025,
  });
  expect(ownParts(config)).toEqual(["kafka", "mongo", "redis", "mailbox"]);
});

test("addresses given win, one by one, and an empty variable is none", () => {
  const config = readStackConfig({
    RAAKVLAK_KAFKA: "a:1,b:2",
    RAAKVLAK_MONGO: "",
    RAAKVLAK_SMTP: "smtp://mail",
    RAAKVLAK_MAILBOX: "http://mail:8025/",
  });
  expect(config.external).toEqual({
    kafka: { brokers: ["a:1", "b:2"] },
    smtp: { host: "mail", port: 25 },
    mailbox: { url: "http://mail:8025" },
  });
  expect(ownParts(config)).toEqual(["mongo", "redis"]);
});

test("addresses written as an environment are read back the same", () => {
  const external = {
    kafka: { brokers: ["127.0.0.1:19092"] },
    mongo: { url: "mongodb://127.0.0.1:27117" },
    redis: { url: "redis://127.0.0.1:16379" },
    smtp: { host: "127.0.0.1", port: 11_025 },
    mailbox: { url: "http://127.0.0.1:18025" },
  };
  expect(readStackConfig(toStackEnvironment(external)).external).toEqual(external);
});

test("every wrong variable is named at once", () => {
  const wrong = {
    RAAKVLAK_STACK: "podman",
    RAAKVLAK_KAFKA: "kafka://here",
    RAAKVLAK_MONGO: "here:27017",
    RAAKVLAK_REDIS: "http://here",
    RAAKVLAK_REDIS_PORT: "80",
  };
  for (const name of Object.keys(wrong)) expect(() => readStackConfig(wrong)).toThrow(name);
});

test("SMTP and mailbox belong together, and two parts cannot share a port", () => {
  expect(() => readStackConfig({ RAAKVLAK_SMTP: "smtp://mail" })).toThrow("belong together");
  expect(() => readStackConfig({ RAAKVLAK_SMTP_PORT: "18025" })).toThrow(
    "is the same port as RAAKVLAK_SMTP_PORT",
  );
});
