import { buildSite } from "@raakvlak/infra/demo/build-site.ts";
import { createFleet, type Fleet } from "@raakvlak/infra/processes/fleet.ts";
import type { ServiceProcess } from "@raakvlak/infra/processes/service-process.ts";
import { findFreePort } from "@raakvlak/infra/processes/free-port.ts";
import { startOwnStack, type OwnStack } from "@raakvlak/infra/stack/own-stack.ts";
import { startSmtpSink, startTcpProxy, type SmtpSink, type TcpProxy } from "@raakvlak/testing";
import { cp, rm } from "node:fs/promises";
import path from "node:path";
import type { Line, ServiceVictim } from "../plan/victims.ts";
import { createMovedClock, type MovedClock } from "./moved-clock.ts";

/** The whole platform on servers of its own, every way between its parts through a proxy. */
export interface Stand extends AsyncDisposable {
  readonly stack: OwnStack;
  readonly fleet: Fleet;
  readonly sink: SmtpSink;
  readonly clock: MovedClock;
  readonly proxies: Readonly<Record<Line, TcpProxy>>;
  readonly processes: ReadonlyMap<ServiceVictim, ServiceProcess>;
  readonly feedFolder: string;
}

/** What the services of the last run wrote, and under `stack` what their servers did. */
const logFolder = path.join(import.meta.dirname, "../../../.raakvlak/chaos");
const readyTimeoutMs = 120_000;
/** Of both senders; the checker allows as many uncertain messages per kill. */
export const sendConcurrency = 16;

/** Starts everything; resolves when each service is ready. */
export async function startStand(onProgress: (message: string) => void): Promise<Stand> {
  await buildSite();
  await rm(logFolder, { recursive: true, force: true });
  await using rollback = new AsyncDisposableStack();
  const sink = rollback.use(await startSmtpSink());
  // The broker tells its clients to come through the proxy, so that one has to stand first.
  const kafkaPort = await findFreePort();
  const stack = rollback.use(
    await startOwnStack({
      parts: ["kafka", "redis", "mongo"],
      settings: { kafka: { "advertised.listeners": `PLAINTEXT://127.0.0.1:${kafkaPort}` } },
      onProgress,
    }),
  );
  rollback.defer(() =>
    cp(path.join(stack.home, "logs"), path.join(logFolder, "stack"), { recursive: true }),
  );
  const proxies = await startProxies(stack, { sink, kafkaPort }, rollback);
  const clock = createMovedClock(path.join(stack.home, "clock-offset"));
  const fleet = rollback.use(await fleetOn(stack, proxies, clock.file));
  proxies.notification.pointAt(addressOf(fleet.internalUrl("notification")));
  const processes = new Map<ServiceVictim, ServiceProcess>([
    ...fleet.processes,
    ["matching-worker", await fleet.another("matching", { RAAKVLAK_MATCHING_ROLE: "worker" })],
    ["notification-2", await fleet.another("notification")],
  ]);
  onProgress("starting the services");
  for (const each of processes.values()) each.start();
  await Promise.all([...processes.values()].map((each) => each.ready(readyTimeoutMs)));
  const resources = rollback.move();
  return {
    stack,
    fleet,
    sink,
    clock,
    proxies,
    processes,
    feedFolder: stack.home,
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}

type Proxies = Record<Line, TcpProxy>;

async function startProxies(
  { addresses }: OwnStack,
  { sink, kafkaPort }: { sink: SmtpSink; kafkaPort: number },
  resources: AsyncDisposableStack,
): Promise<Proxies> {
  const before = async (url: string | undefined, port?: number) =>
    resources.use(
      await startTcpProxy(url === undefined ? undefined : addressOf(url), port ? { port } : {}),
    );
  return {
    kafka: await before(`tcp://${addresses.kafka.brokers[0]}`, kafkaPort),
    redis: await before(addresses.redis.url),
    mongo: await before(addresses.mongo.url),
    smtp: await before(`smtp://${sink.host}:${sink.port}`),
    // Knows where to only when the fleet has chosen its ports.
    notification: await before(undefined),
  };
}

function fleetOn(stack: OwnStack, proxies: Proxies, clockFile: string): Promise<Fleet> {
  const { kafka, redis, mongo, smtp, notification } = proxies;
  return createFleet({
    stack: {
      ...stack.addresses,
      kafka: { brokers: [`127.0.0.1:${kafka.port}`] },
      redis: { url: `redis://127.0.0.1:${redis.port}` },
      mongo: { url: `mongodb://127.0.0.1:${mongo.port}` },
      smtp: { host: smtp.host, port: smtp.port },
    },
    name: "chaos",
    folder: logFolder,
    clockFile,
    environment: {
      RAAKVLAK_FEED_FOLDER: stack.home,
      RAAKVLAK_SEND_CONCURRENCY: String(sendConcurrency),
      RAAKVLAK_NOTIFICATION_URL: `http://127.0.0.1:${notification.port}`,
    },
  });
}

function addressOf(url: string): { host: string; port: number } {
  const { hostname, port } = new URL(url);
  return { host: hostname, port: Number(port) };
}
