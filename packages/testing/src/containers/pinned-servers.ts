import { readFileSync } from "node:fs";
import path from "node:path";
import type { GenericContainer, StartedTestContainer } from "testcontainers";
import { parse } from "yaml";
import { freePort } from "../net/free-port.ts";

/** Kafka and MongoDB of one test file's own, in containers. */
export interface PinnedServers extends AsyncDisposable {
  /** host:port, as RAAKVLAK_KAFKA has it. */
  readonly kafka: string;
  readonly mongo: string;
}

interface Part {
  readonly image: string;
  readonly user?: string;
  readonly command?: string[];
  readonly environment?: Readonly<Record<string, string | number>>;
  readonly healthcheck: { readonly test: ["CMD", ...string[]]; readonly retries: number };
}

const composeFile = path.join(import.meta.dirname, "../../../../docker-compose.yml");
const startupTimeoutMs = 180_000;
const kafkaPort = 19_092;
const mongoPort = 27_017;

/** The parts of the stack as docker-compose.yml has them, so that image, settings and health check cannot drift. */
function readParts(): Record<"kafka" | "mongo", Part> {
  const file = parse(readFileSync(composeFile, "utf8"), { merge: true }) as {
    services: Record<"kafka" | "mongo", Part>;
  };
  return file.services;
}

/** What `startPinnedServers` runs, for people. */
export function pinnedImages(): string {
  const { kafka, mongo } = readParts();
  return `${kafka.image} and ${mongo.image}`;
}

/** Starts both, pulling what is not there, and returns when their health checks pass; needs an engine that answers. Disposal removes them. */
export async function startPinnedServers(): Promise<PinnedServers> {
  const { kafka, mongo } = readParts();
  await using starting = new AsyncDisposableStack();
  const stopLater = (container: StartedTestContainer) => {
    starting.defer(async () => void (await container.stop()));
    return container;
  };
  // The broker tells its clients where it is found, so the port on this machine is chosen before it starts.
  const port = await freePort();
  const broker = (await containerOf(kafka, port)).withExposedPorts({
    container: kafkaPort,
    host: port,
  });
  const database = (await containerOf(mongo, port)).withExposedPorts(mongoPort);
  stopLater(await broker.start());
  const started = stopLater(await database.start());
  const resources = starting.move();
  return {
    kafka: `127.0.0.1:${port}`,
    mongo: `mongodb://127.0.0.1:${started.getMappedPort(mongoPort)}`,
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}

async function containerOf(part: Part, brokerPort: number): Promise<GenericContainer> {
  // Loaded only where an engine answers: it takes half a second.
  const { GenericContainer: Container, Wait } = await import("testcontainers");
  const environment = Object.entries(part.environment ?? {}).map(([name, value]) => [
    name,
    String(value).replaceAll(/\$\{RAAKVLAK_KAFKA_PORT:-\d+\}/g, String(brokerPort)),
  ]);
  const container = new Container(part.image)
    .withEnvironment(Object.fromEntries(environment) as Record<string, string>)
    .withHealthCheck({ ...part.healthcheck, interval: 1_000, timeout: 5_000, startPeriod: 60_000 })
    .withWaitStrategy(Wait.forHealthCheck())
    .withStartupTimeout(startupTimeoutMs);
  if (part.command !== undefined) container.withCommand(part.command);
  if (part.user !== undefined) container.withUser(part.user);
  return container;
}
