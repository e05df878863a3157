import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { brokerSettings, serverProperties } from "./kafka-part.ts";

test("the container gets the same settings as the native broker", () => {
  const compose = readFileSync(
    path.resolve(import.meta.dirname, "../../docker-compose.yml"),
    "utf8",
  );
  for (const [name, value] of Object.entries(brokerSettings)) {
    const variable = `KAFKA_${name.toUpperCase().replaceAll(".", "_")}`;
    expect(compose).toContain(`      ${variable}: "${value}"\n`);
  }
});

test("the properties listen on the loopback interface alone, on the ports asked for", () => {
  const lines = serverProperties({ kafka: 7001, kafkaController: 7002 }, "/data/log").split("\n");
  expect(lines).toContain("listeners=PLAINTEXT://127.0.0.1:7001,CONTROLLER://127.0.0.1:7002");
  expect(lines).toContain("advertised.listeners=PLAINTEXT://127.0.0.1:7001");
  expect(lines).toContain("controller.quorum.voters=1@127.0.0.1:7002");
  expect(lines).toContain("log.dirs=/data/log");
  expect(lines).toContain("auto.create.topics.enable=false");
});
