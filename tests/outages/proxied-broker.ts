import { findFreePort } from "@raakvlak/infra/processes/free-port.ts";
import { startOwnStack } from "@raakvlak/infra/stack/own-stack.ts";
import { startTcpProxy } from "@raakvlak/testing";

/** A broker of its own that clients reach by the proxy alone. `settings` are the broker's own, by name. */
export async function startProxiedBroker(settings: Readonly<Record<string, string>> = {}) {
  await using started = new AsyncDisposableStack();
  const port = await findFreePort();
  const address = `127.0.0.1:${port}`;
  const kafka = { "advertised.listeners": `PLAINTEXT://${address}`, ...settings };
  const own = started.use(await startOwnStack({ parts: ["kafka"], settings: { kafka } }));
  const [host = "", brokerPort = ""] = own.addresses.kafka.brokers[0]?.split(":") ?? [];
  const proxy = started.use(await startTcpProxy({ host, port: Number(brokerPort) }, { port }));
  const all = started.move();
  return { brokers: [address], proxy, [Symbol.asyncDispose]: () => all.disposeAsync() };
}
