import type { StackAddresses } from "./addresses.ts";
import type { PartName } from "./parts.ts";
import { exchange, reach } from "./tcp-exchange.ts";

/**
 * Each asks a part one question in its own protocol and throws unless it answers. A listening port proves little: Kafka listens before it
 * can serve, and Docker's proxy before anything runs behind it.
 */
export const probes: Record<PartName, (addresses: StackAddresses) => Promise<void>> = {
  kafka: async ({ kafka }) => {
    await exchange({
      ...hostAndPort(kafka.brokers[0] ?? ""),
      send: kafkaMetadataRequest(),
      isAnswer: hasBroker,
    });
  },
  mongo: async ({ mongo }) => {
    await exchange({
      ...hostAndPort(new URL(mongo.url).host, 27_017),
      send: mongoPing(),
      isAnswer: (bytes) => bytes.length >= 16 && bytes.length >= bytes.readInt32LE(0),
    });
  },
  redis: async ({ redis }) => {
    await exchange({
      ...hostAndPort(new URL(redis.url).host, 6_379),
      send: Buffer.from("PING\r\n"),
      isAnswer: isPong,
    });
  },
  mailbox: async ({ smtp, mailbox }) => {
    await exchange({ ...smtp, isAnswer: isGreeting });
    const response = await fetch(`${mailbox.url}/healthz`, { signal: AbortSignal.timeout(2_000) });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`${mailbox.url}/healthz answered ${response.status}`);
  },
};

/** For a part that runs elsewhere and may want TLS or a password before it talks: throws when nobody listens. */
export const externalProbes: Record<PartName, (addresses: StackAddresses) => Promise<void>> = {
  kafka: async ({ kafka }) => {
    await Promise.any(kafka.brokers.map((broker) => reach(hostAndPort(broker))));
  },
  mongo: async ({ mongo }) => {
    // A +srv address names no host to connect to, and an address may list several; the driver sorts that out.
    const [host] = mongo.url.replace(/^mongodb:\/\/([^@/]*@)?/, "").split(/[,/?]/);
    if (!mongo.url.startsWith("mongodb+srv:")) await reach(hostAndPort(host ?? "", 27_017));
  },
  redis: async ({ redis }) => {
    await reach(hostAndPort(new URL(redis.url).host, 6_379));
  },
  mailbox: async ({ smtp, mailbox }) => {
    const { protocol, host } = new URL(mailbox.url);
    await Promise.all([reach(smtp), reach(hostAndPort(host, protocol === "https:" ? 443 : 80))]);
  },
};

/** Metadata v1 for no topics: length, api key 3, version 1, correlation 1, client id "probe", an empty array of topics. */
function kafkaMetadataRequest(): Buffer {
  const client = Buffer.from("probe");
  const body = Buffer.alloc(10 + client.length + 4);
  body.writeInt16BE(3, 0);
  body.writeInt16BE(1, 2);
  body.writeInt32BE(1, 4);
  body.writeInt16BE(client.length, 8);
  client.copy(body, 10);
  body.writeInt32BE(0, 10 + client.length);
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length);
  return Buffer.concat([length, body]);
}

/** The answer begins with its length, the correlation id and the number of brokers, which is 0 until the broker may serve. */
function hasBroker(bytes: Buffer): boolean {
  if (bytes.length < 4 || bytes.length < 4 + bytes.readInt32BE(0)) return false;
  if (bytes.readInt32BE(8) < 1) throw new Error("the broker has not joined its cluster yet");
  return true;
}

/** OP_MSG with the document {ping: 1, $db: "admin"}. */
function mongoPing(): Buffer {
  const document = Buffer.concat([
    Buffer.from("\x10ping\0\x01\0\0\0", "latin1"),
    Buffer.from("\x02$db\0\x06\0\0\0admin\0", "latin1"),
    Buffer.from([0]),
  ]);
  const message = Buffer.alloc(25);
  message.writeInt32LE(message.length + document.length, 0);
  message.writeInt32LE(1, 4);
  message.writeInt32LE(2013, 12);
  message.writeInt32LE(document.length + 4, 21);
  return Buffer.concat([message, document]);
}

function isPong(bytes: Buffer): boolean {
  const text = bytes.toString("latin1");
  if (!text.includes("\r\n")) return false;
  // A server that wants a password has answered as well; while it loads its data it answers -LOADING.
  if (text.startsWith("+PONG") || text.startsWith("-NOAUTH")) return true;
  throw new Error(`unexpected answer: ${text.trim().slice(0, 80)}`);
}

function isGreeting(bytes: Buffer): boolean {
  const text = bytes.toString("latin1");
  if (!text.includes("\r\n")) return false;
  if (!text.startsWith("220")) throw new Error(`unexpected greeting: ${text.trim().slice(0, 80)}`);
  return true;
}

function hostAndPort(text: string, preset = 0): { host: string; port: number } {
  const { hostname, port } = new URL(`tcp://${text}`);
  return { host: hostname, port: Number(port || preset) };
}
