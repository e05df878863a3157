import type { ServiceName } from "@raakvlak/contracts";
import { findFreePort } from "./free-port.ts";

export interface Ports {
  internal: number;
  public?: number;
}

const publicServices: readonly ServiceName[] = ["notification", "site"];

/** Where one process of a service listens: any free ports, but for a public one that is preferred and free. */
export async function choosePorts(
  service: ServiceName,
  publicPorts: Partial<Record<ServiceName, number>> = {},
): Promise<Ports> {
  const internal = await findFreePort();
  return publicServices.includes(service)
    ? { internal, public: await findFreePort(publicPorts[service]) }
    : { internal };
}
