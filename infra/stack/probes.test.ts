import { once } from "node:events";
import net, { type AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { localAddresses } from "./addresses.ts";
import { readStackConfig } from "./config.ts";
import { externalProbes, probes } from "./probes.ts";

/** A server that answers the first bytes it gets, or greets at once, with the bytes given. */
async function answering(answer: Buffer | string, greets = false) {
  const server = net.createServer((socket) => {
    socket.on("error", () => undefined);
    if (greets) socket.write(answer);
    else socket.once("data", () => socket.write(answer));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const addresses = localAddresses({
    ...readStackConfig({}).ports,
    kafka: port,
    redis: port,
    mongo: port,
    smtp: port,
  });
  return { addresses, [Symbol.dispose]: () => void server.close() };
}

/** A Kafka answer: length, correlation id, number of brokers, and padding for the rest. */
function kafkaAnswer(brokers: number): Buffer {
  const answer = Buffer.alloc(20);
  answer.writeInt32BE(16, 0);
  answer.writeInt32BE(1, 4);
  answer.writeInt32BE(brokers, 8);
  return answer;
}

test("Kafka answers only once it lists itself as a broker", async () => {
  using ready = await answering(kafkaAnswer(1));
  await probes.kafka(ready.addresses);
  using starting = await answering(kafkaAnswer(0));
  await expect(probes.kafka(starting.addresses)).rejects.toThrow("has not joined");
});

test("Redis answers with PONG, or by asking for a password, but not while it loads", async () => {
  using ready = await answering("+PONG\r\n");
  await probes.redis(ready.addresses);
  using guarded = await answering("-NOAUTH Authentication required.\r\n");
  await probes.redis(guarded.addresses);
  using loading = await answering("-LOADING Redis is loading the dataset in memory\r\n");
  await expect(probes.redis(loading.addresses)).rejects.toThrow("LOADING");
});

test("a port on which nobody listens, or somebody else, is no part of the stack", async () => {
  using stranger = await answering("HTTP/1.1 400 Bad Request\r\n\r\n");
  await expect(probes.redis(stranger.addresses)).rejects.toThrow("unexpected answer");
  using unfriendly = await answering("554 go away\r\n", true);
  await expect(probes.mailbox(unfriendly.addresses)).rejects.toThrow("unexpected greeting");
  const { addresses } = await (async () => {
    using closed = await answering("");
    return closed;
  })();
  await expect(probes.mongo(addresses)).rejects.toThrow("ECONNREFUSED");
  await expect(externalProbes.mongo(addresses)).rejects.toThrow("ECONNREFUSED");
});

test("parts elsewhere are reached by whatever form of address they have", async () => {
  using server = await answering("");
  const port = server.addresses.smtp.port;
  const host = `127.0.0.1:${port}`;
  await externalProbes.kafka({ ...server.addresses, kafka: { brokers: ["127.0.0.1:1", host] } });
  await externalProbes.mongo({
    ...server.addresses,
    mongo: { url: `mongodb://me:secret@${host},other:1/db?replicaSet=rs` },
  });
  await externalProbes.redis({ ...server.addresses, redis: { url: `rediss://:secret@${host}/1` } });
  await externalProbes.mailbox({ ...server.addresses, mailbox: { url: `http://${host}` } });
});
