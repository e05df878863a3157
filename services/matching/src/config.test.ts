import { ConfigError } from "@raakvlak/runtime";
import { expect, it } from "vitest";
import { loadMatchingConfig } from "./config.ts";

it("works without any environment", () => {
  expect(loadMatchingConfig({})).toMatchObject({
    matchingRole: "all",
    databaseName: "raakvlak-matching",
  });
});

it("names every setting that can not be used", () => {
  const environment = { RAAKVLAK_MATCHING_ROLE: "boss", RAAKVLAK_MATCHING_CONCURRENCY: "0" };
  expect(() => loadMatchingConfig(environment)).toThrow(ConfigError);
  expect(() => loadMatchingConfig(environment)).toThrow(/MATCHING_ROLE[^]*MATCHING_CONCURRENCY/);
});
