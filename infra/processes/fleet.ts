import type { ServiceName } from "@raakvlak/contracts";
import { join } from "node:path";
import { toStackEnvironment, type StackAddresses } from "../stack/addresses.ts";
import { findFreePort } from "./free-port.ts";
import { createServiceProcess, type ServiceProcess } from "./service-process.ts";

export const serviceNames = [
  "ingestion",
  "preference",
  "matching",
  "notification",
  "site",
] as const satisfies readonly ServiceName[];
const compileCache = join(import.meta.dirname, "..", "..", ".raakvlak", "compile-cache");
const publicServices: readonly ServiceName[] = ["notification", "site"];

export interface FleetOptions {
  stack: StackAddresses;
  /** Names everything that this fleet owns in the shared stack: topics, databases, queues. Letters, digits and hyphens. */
  name: string;
  /** Where logs go. */
  folder: string;
  services?: readonly ServiceName[];
  /** A file that steers the wall clock of all services together; without it they follow the machine's. */
  clockFile?: string;
  /** Wins over what the fleet sets itself. */
  environment?: Readonly<Record<string, string>>;
  /** Fixed ports for the public listeners; any free one otherwise. */
  publicPorts?: Partial<Record<ServiceName, number>>;
}

export interface Fleet extends AsyncDisposable {
  readonly topicPrefix: string;
  readonly processes: ReadonlyMap<ServiceName, ServiceProcess>;
  databaseName(service: ServiceName): string;
  process(service: ServiceName): ServiceProcess;
  internalUrl(service: ServiceName): string;
  publicUrl(service: ServiceName): string;
  /** A further process of a service, not yet started: same stores, ports of its own. */
  another(
    service: ServiceName,
    environment?: Readonly<Record<string, string>>,
  ): Promise<ServiceProcess>;
  /** Starts all and waits until each is ready. */
  start(timeoutMs: number): Promise<void>;
}

interface Ports {
  internal: number;
  public?: number;
}

const upper = (service: ServiceName) => service.toUpperCase();
const local = (port: number | undefined) => `http://127.0.0.1:${port}`;

/** All services as processes on one stack, apart from everything else on it by name. */
export async function createFleet(options: FleetOptions): Promise<Fleet> {
  const services = options.services ?? serviceNames;
  const ports = new Map<ServiceName, Ports>();
  for (const service of services) ports.set(service, await choosePorts(service, options));
  const shared = sharedEnvironment(options, ports);
  const databaseName = (service: ServiceName) => `${options.name}-${service}`;

  const processFor = (
    service: ServiceName,
    label: string,
    own: Readonly<Record<string, string>>,
    at: Ports,
  ) =>
    createServiceProcess({
      label,
      main: `services/${service}/src/main.ts`,
      environment: {
        ...shared,
        ...environmentOf(at),
        RAAKVLAK_DATABASE_NAME: databaseName(service),
        OTEL_SERVICE_NAME: service,
        ...options.environment,
        ...own,
      },
      internalUrl: local(at.internal),
      logFile: join(options.folder, `${label}.log`),
    });

  const processes = new Map(
    services.map((service) => [
      service,
      processFor(service, service, {}, ports.get(service) as Ports),
    ]),
  );
  const extra: ServiceProcess[] = [];
  return {
    topicPrefix: shared["RAAKVLAK_TOPIC_PREFIX"] ?? "",
    processes,
    databaseName,
    process(service) {
      const found = processes.get(service);
      if (found === undefined) throw new Error(`${service} is not part of this fleet`);
      return found;
    },
    internalUrl: (service) => local(ports.get(service)?.internal),
    publicUrl: (service) => local(ports.get(service)?.public),
    async another(service, environment = {}) {
      const further = processFor(
        service,
        `${service}-${extra.length + 2}`,
        environment,
        await choosePorts(service, { ...options, publicPorts: {} }),
      );
      extra.push(further);
      return further;
    },
    async start(timeoutMs) {
      for (const each of processes.values()) each.start();
      await Promise.all([...processes.values()].map((each) => each.ready(timeoutMs)));
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([...extra, ...processes.values()].map((each) => each.stop()));
    },
  };
}

async function choosePorts(service: ServiceName, { publicPorts }: FleetOptions): Promise<Ports> {
  const internal = await findFreePort();
  return publicServices.includes(service)
    ? { internal, public: publicPorts?.[service] ?? (await findFreePort()) }
    : { internal };
}

function environmentOf({ internal, public: open }: Ports): Record<string, string> {
  return {
    RAAKVLAK_INTERNAL_PORT: String(internal),
    ...(open === undefined ? {} : { RAAKVLAK_PUBLIC_PORT: String(open) }),
  };
}

function sharedEnvironment(
  { stack, name, clockFile }: FleetOptions,
  ports: ReadonlyMap<ServiceName, Ports>,
): Record<string, string> {
  const environment: Record<string, string> = {
    ...toStackEnvironment(stack),
    RAAKVLAK_TOPIC_PREFIX: `${name}.`,
    RAAKVLAK_QUEUE_PREFIX: name,
    // A quarter of a second of every start is spent on reading the same modules again.
    NODE_COMPILE_CACHE: compileCache,
    ...(clockFile === undefined ? {} : { RAAKVLAK_CLOCK: `file:${clockFile}` }),
  };
  for (const [service, { internal, public: open }] of ports) {
    environment[`RAAKVLAK_${upper(service)}_URL`] = local(internal);
    if (open !== undefined) environment[`RAAKVLAK_${upper(service)}_PUBLIC_URL`] = local(open);
  }
  return environment;
}
