import type { ServiceName } from "@raakvlak/contracts";
import { join } from "node:path";
import { toStackEnvironment, type StackAddresses } from "../stack/addresses.ts";
import type { Ports } from "./fleet-ports.ts";

interface Shared {
  stack: StackAddresses;
  name: string;
  clockFile?: string;
}

const compileCache = join(import.meta.dirname, "..", "..", ".raakvlak", "compile-cache");
const upper = (service: ServiceName) => service.toUpperCase();

export const local = (port: number | undefined) => `http://127.0.0.1:${port}`;

/** What one process is told of its own listeners. */
export function ownEnvironment({ internal, public: open }: Ports): Record<string, string> {
  return {
    RAAKVLAK_INTERNAL_PORT: String(internal),
    ...(open === undefined ? {} : { RAAKVLAK_PUBLIC_PORT: String(open) }),
  };
}

/** What every process of a fleet is told: the stack, the fleet's names in it, and where each service is found. */
export function sharedEnvironment(
  { stack, name, clockFile }: Shared,
  ports: ReadonlyMap<ServiceName, Ports>,
): Record<string, string> {
  const environment: Record<string, string> = {
    ...toStackEnvironment(stack),
    RAAKVLAK_TOPIC_PREFIX: `${name}.`,
    RAAKVLAK_QUEUE_PREFIX: name,
    // As deployed; the site's renderer is several times slower without it.
    NODE_ENV: "production",
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
