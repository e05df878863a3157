import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

export interface TcpAddress {
  readonly host: string;
  readonly port: number;
}

/** What the network between two parties does: a client is given the proxy's address instead of the server's. */
export interface TcpProxy extends AsyncDisposable, TcpAddress {
  /** Connections that stand right now. */
  readonly connections: number;
  /** Where new connections go from now on. */
  pointAt(target: TcpAddress): void;
  /** Ends every connection at once with a reset, as a router does that restarts; new ones are taken. Returns how many. */
  cut(): number;
  /** Holds every piece back for so long, in both directions. */
  slow(delayMs: number): void;
  /** Takes connections and bytes, and passes nothing on until `restore`: nobody is told that anything is wrong. */
  blackHole(): void;
  /** Resets what stands and every new connection, as a host does where nobody listens. Returns how many stood. */
  refuse(): number;
  /** The network is well again: what was held back goes on. */
  restore(): void;
}

/** Passes connections on to the target until told otherwise. Listens on any free port of the loopback address unless one is given. */
export async function startTcpProxy(
  target?: TcpAddress,
  { port = 0 }: { readonly port?: number } = {},
): Promise<TcpProxy> {
  const weather = createWeather();
  const pairs = new Set<readonly [Socket, Socket]>();
  let destination = target;
  const cut = () => {
    const count = pairs.size;
    for (const pair of pairs) for (const socket of pair) socket.resetAndDestroy();
    return count;
  };
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
    client.on("error", () => client.destroy());
    if (weather.refuses() || destination === undefined) return void client.resetAndDestroy();
    const upstream = connect({ ...destination, allowHalfOpen: true, noDelay: true });
    const pair = [client, upstream] as const;
    pairs.add(pair);
    join(client, upstream, () => pairs.delete(pair));
    void carry(client, upstream, weather);
    void carry(upstream, client, weather);
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return {
    host: "127.0.0.1",
    port: (server.address() as AddressInfo).port,
    get connections() {
      return pairs.size;
    },
    pointAt(next) {
      destination = next;
    },
    cut,
    slow: (delayMs) => weather.change({ kind: "slow", delayMs }),
    blackHole: () => weather.change({ kind: "black-hole" }),
    refuse() {
      weather.change({ kind: "refusing" });
      return cut();
    },
    restore: () => weather.change({ kind: "fair" }),
    async [Symbol.asyncDispose]() {
      weather.change({ kind: "fair" });
      server.close();
      cut();
      if (server.listening) await once(server, "close");
    },
  };
}

type Sky =
  | { readonly kind: "fair" | "black-hole" | "refusing" }
  | { readonly kind: "slow"; readonly delayMs: number };

interface Weather {
  refuses(): boolean;
  change(sky: Sky): void;
  /** Resolves when a piece may go on. */
  passage(): Promise<void>;
}

function createWeather(): Weather {
  let sky: Sky = { kind: "fair" };
  let changed = Promise.withResolvers<void>();
  return {
    refuses: () => sky.kind === "refusing",
    change(next) {
      sky = next;
      changed.resolve();
      changed = Promise.withResolvers();
    },
    async passage() {
      while (sky.kind === "black-hole") await changed.promise;
      if (sky.kind === "slow") await Promise.race([pause(sky.delayMs), changed.promise]);
    },
  };
}

/** What ends one side by force ends the other; an orderly end goes through `carry`, behind the bytes before it. */
function join(client: Socket, upstream: Socket, onGone: () => void): void {
  for (const [socket, other] of [
    [client, upstream],
    [upstream, client],
  ] as const) {
    socket.on("error", () => other.resetAndDestroy());
    socket.on("close", () => {
      if (!socket.readableEnded) other.destroy();
      if (client.destroyed && upstream.destroyed) onGone();
    });
  }
}

async function carry(from: Socket, to: Socket, weather: Weather): Promise<void> {
  try {
    for await (const piece of from.iterator({ destroyOnReturn: false })) {
      await weather.passage();
      if (!to.write(piece as Buffer)) await Promise.race([once(to, "drain"), once(to, "close")]);
    }
    await weather.passage();
    to.end();
  } catch {
    // Cut on one side or the other: `join` has ended both.
  }
}
