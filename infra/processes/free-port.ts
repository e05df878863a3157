import { createServer, type AddressInfo } from "node:net";

function tryPort(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const { port: taken } = server.address() as AddressInfo;
      server.close(() => resolve(taken));
    });
  });
}

/** A port on the loopback address that nobody listens on right now: the preferred one if it is free. */
export function findFreePort(preferred = 0): Promise<number> {
  return tryPort(preferred).catch(() => tryPort(0));
}
