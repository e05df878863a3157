import { isPortFree, portOwner } from "../native/port-owner.ts";
import { PART_TITLES, type PartName } from "./parts.ts";

/**
 * Throws when somebody listens already on a port that a part needs, naming the port, who that is and the variable that moves it. `ports` are
 * given by those variables.
 */
export async function refuseTakenPorts(
  name: PartName,
  ports: Record<string, number>,
): Promise<void> {
  for (const [variable, port] of Object.entries(ports)) {
    if (await isPortFree(port)) continue;
    const owner = (await portOwner(port)) ?? "a process that this user may not look into";
    throw new Error(
      `${PART_TITLES[name]} needs port ${port}, which is taken by ${owner}; stop that or set ${variable} to a free port`,
    );
  }
}
