import { drainDeadlineMs } from "@raakvlak/runtime";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { serviceNames } from "../processes/fleet.ts";
import { PART_NAMES } from "../stack/parts.ts";
import { type ComposeFile, type ComposeService, findComposeFaults } from "./compose-rules.ts";
import { findDockerfileFaults } from "./dockerfile-rules.ts";

const root = path.resolve(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(path.join(root, file), "utf8");

const compose = parse(read("docker-compose.yml"), { merge: true }) as ComposeFile;
const own = [
  ...serviceNames.filter((name) => name !== "matching"),
  "matching-dispatcher",
  "matching-worker",
];
const faultsOf = (file: ComposeFile) =>
  findComposeFaults(file, { stack: PART_NAMES, own }, drainDeadlineMs);

const dockerfile = read("infra/docker/Dockerfile");
const { dependencies } = JSON.parse(read("package.json")) as { dependencies: { node: string } };
const faultsOfDockerfile = (text: string) =>
  findDockerfileFaults(text, { services: serviceNames, nodeVersion: dependencies.node });

/** The file with one service changed. */
function planted(name: string, change: Partial<Record<keyof ComposeService, unknown>>) {
  const services = { ...compose.services, [name]: { ...compose.services[name], ...change } };
  return { ...compose, services } as ComposeFile;
}

describe("docker-compose.yml", () => {
  test("keeps to every rule", () => {
    expect(faultsOf(compose)).toEqual([]);
  });

  test("runs both roles of matching", () => {
    const roleOf = (name: string) => compose.services[name]?.environment?.RAAKVLAK_MATCHING_ROLE;
    expect([roleOf("matching-dispatcher"), roleOf("matching-worker")]).toEqual([
      "dispatcher",
      "worker",
    ]);
  });

  test("uses one Node for the mailbox and the images", () => {
    expect(compose.services["mailbox"]?.image).toBe(`node:${dependencies.node}-bookworm-slim`);
  });

  test.each<[string, string, Partial<Record<keyof ComposeService, unknown>>]>([
    ["site", "no capabilities", { cap_drop: [] }],
    ["site", "no capabilities", { cap_add: ["NET_ADMIN"] }],
    ["site", "no capabilities", { privileged: true }],
    ["redis", "no new privileges", { security_opt: undefined }],
    ["site", "not root", { user: "0:0" }],
    ["mongo", "not root", { user: undefined }],
    ["kafka", "not root", { user: "root" }],
    ["preference", "read-only file system", { read_only: false }],
    ["redis", "read-only file system", { read_only: undefined }],
    ["site", "limits of memory, processors and processes", { mem_limit: undefined }],
    ["site", "limits of memory, processors and processes", { cpus: 0 }],
    ["kafka", "limits of memory, processors and processes", { pids_limit: undefined }],
    ["ingestion", "restarted after a crash", { restart: "no" }],
    ["kafka", "health that is asked for", { healthcheck: undefined }],
    ["site", "health that is asked for", { healthcheck: { disable: true } }],
    ["mongo", "published on the loopback interface alone", { ports: ["27117:27017"] }],
    ["mongo", "networks by name", { networks: undefined }],
    ["site", "no secret written down", { environment: { RAAKVLAK_TOKEN_OUT: "hunter2" } }],
    ["redis", "starts without a profile", { profiles: ["all"] }],
    ["redis", "pinned image", { image: "redis:latest" }],
    ["mongo", "pinned image", { image: "mongo:8" }],
    ["mongo", "no way out", { networks: ["stores", "edge"] }],
    ["site", "profile all", { profiles: undefined }],
    ["site", "image and build of the same service", { build: { args: { SERVICE: "matching" } } }],
    ["site", "signals and orphans handled from the first moment", { init: undefined }],
    ["site", "more time to stop than it takes", { stop_grace_period: "10s" }],
    ["site", "starts after the healthy stores", { depends_on: { kafka: {} } }],
    ["site", "environment that production checks", { environment: { RAAKVLAK_ENV: "test" } }],
    ["notification", "open to people, told what stands before it", { environment: {} }],
  ])("a fault is found: %s, %s", (name, rule, change) => {
    expect(faultsOf(planted(name, change))).toContain(`${name}: ${rule}`);
  });

  test("a service or a part that is missing, and a network that leads out, are found", () => {
    const { site: _site, kafka: _kafka, ...services } = compose.services;
    const networks = { ...compose.networks, stores: null };
    expect(faultsOf({ services, networks })).toEqual([
      "kafka: missing",
      "site: missing",
      "stores: internal network",
    ]);
  });
});

describe("the Dockerfile", () => {
  test("keeps to every rule", () => {
    expect(faultsOfDockerfile(dockerfile)).toEqual([]);
  });

  test.each<[string, string | RegExp, string]>([
    [
      "the base image is an argument, pinned to the project's Node",
      /NODE_IMAGE=node:\S+/,
      "NODE_IMAGE=node:24",
    ],
    ["no other base image", "FROM ${NODE_IMAGE} AS runtime", "FROM debian AS runtime"],
    ["every service has its sources", "AS sources-preference", "AS other"],
    ["nothing but what is copied into it", "FROM scratch", "FROM ${NODE_IMAGE}"],
    ["nothing but what is copied into it", "EXPOSE", "RUN true\nEXPOSE"],
    ["a numeric user without rights", "USER 10001:10001", "USER node"],
    ["a numeric user without rights", "USER 10001:10001", "USER 0:0"],
    ["Node itself gets the signals", /CMD \["node", "--import".*/, "CMD node src/main.ts"],
    ["SIGTERM asks it to stop", "STOPSIGNAL SIGTERM", "STOPSIGNAL SIGKILL"],
    ["published secrets only when asked for", /RAAKVLAK_ENV=production \\\n/, ""],
    ["health asked by Node", /HEALTHCHECK .*/, "HEALTHCHECK NONE"],
    [
      "heap relative to the container",
      "--max-old-space-size-percentage=60",
      "--max-old-space-size=900",
    ],
    ["labels of the OCI", "image.revision=", "image.rev="],
    ["no foreign script runs", "npm ci --ignore-scripts", "npm ci"],
    ["production dependencies alone", "npm ci --omit=dev", "npm ci"],
    ["no secret in a layer", "ARG REVISION=unknown", "ARG NPM_TOKEN"],
  ])("a fault is found: %s", (rule, from, to) => {
    const text = dockerfile.replace(from, to);
    expect(text).not.toBe(dockerfile);
    expect(faultsOfDockerfile(text)).toEqual([rule]);
  });
});

test("the build context is what is named, and never a secret or a dependency", () => {
  const lines = read(".dockerignore").split("\n");
  expect(lines.find((line) => line !== "" && !line.startsWith("#"))).toBe("*");
  for (const kept of ["**/node_modules", "**/.env*", "**/build"]) {
    expect(lines).toContain(kept);
    // The last line that fits decides.
    expect(lines.lastIndexOf(kept)).toBeGreaterThan(
      lines.findLastIndex((line) => line.startsWith("!")),
    );
  }
});
