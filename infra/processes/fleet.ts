import type { ServiceName } from "@raakvlak/contracts";
import { join } from "node:path";
import type { StackAddresses } from "../stack/addresses.ts";
import { local, ownEnvironment, sharedEnvironment } from "./fleet-environment.ts";
import { choosePorts, type Ports } from "./fleet-ports.ts";
import { createServiceProcess, type ServiceProcess } from "./service-process.ts";

export const serviceNames = [
  "ingestion",
  "preference",
  "matching",
  "notification",
  "site",
] as const satisfies readonly ServiceName[];

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

/** All services as processes on one stack, apart from everything else on it by name. */
export async function createFleet(options: FleetOptions): Promise<Fleet> {
  const services = options.services ?? serviceNames;
  const ports = new Map<ServiceName, Ports>();
  for (const service of services)
    ports.set(service, await choosePorts(service, options.publicPorts));
  const shared = sharedEnvironment(options, ports);
  const databaseName = (service: ServiceName) => `${options.name}-${service}`;
  const processFor = createProcesses(options, shared, databaseName);
  const processes = new Map(
    services.map((service) => [service, processFor(service, service, ports.get(service) as Ports)]),
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
        await choosePorts(service),
        environment,
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

/** Makes a process of a service, not yet started; `own` wins over what the fleet gives all of them. */
function createProcesses(
  options: FleetOptions,
  shared: Readonly<Record<string, string>>,
  databaseName: (service: ServiceName) => string,
) {
  return (
    service: ServiceName,
    label: string,
    ports: Ports,
    own: Readonly<Record<string, string>> = {},
  ): ServiceProcess =>
    createServiceProcess({
      label,
      main: `services/${service}/src/main.ts`,
      environment: {
        ...shared,
        ...ownEnvironment(ports),
        RAAKVLAK_DATABASE_NAME: databaseName(service),
        OTEL_SERVICE_NAME: service,
        ...options.environment,
        ...own,
      },
      internalUrl: local(ports.internal),
      logFile: join(options.folder, `${label}.log`),
    });
}
