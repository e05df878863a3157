import { randomInt } from "node:crypto";
import { createServer, type Server } from "node:net";

/**
 * Below the ports that systems give to outgoing connections: one that lies among them may be taken while its server is away, and a client on this
 * machine that calls it again and again may, by the rules of TCP, end up connected to itself.
 */
const LOWEST = 20_000;
const HIGHEST = 31_999;
const ATTEMPTS = 200;

function listen(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(server));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => void server.close(() => resolve()));
}

async function listenAnywhere(): Promise<{ port: number; server: Server }> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const port = randomInt(LOWEST, HIGHEST + 1);
    const server = await listen(port).catch(() => undefined);
    if (server !== undefined) return { port, server };
  }
  throw new Error(`no free port among ${LOWEST} to ${HIGHEST} (${ATTEMPTS} tried)`);
}

/** So many different ports on the loopback address that nobody listens on right now, fit for servers that go away and come back. */
export async function findFreePorts(count: number): Promise<number[]> {
  const held = [];
  for (let index = 0; index < count; index += 1) held.push(await listenAnywhere());
  await Promise.all(held.map(({ server }) => close(server)));
  return held.map(({ port }) => port);
}

/** One such port: the preferred one if it is free. */
export async function findFreePort(preferred = 0): Promise<number> {
  if (preferred !== 0) {
    const server = await listen(preferred).catch(() => undefined);
    if (server !== undefined) {
      await close(server);
      return preferred;
    }
  }
  const [port = 0] = await findFreePorts(1);
  return port;
}
