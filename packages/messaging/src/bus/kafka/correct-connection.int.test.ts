import { once } from "node:events";
import { createRequire } from "node:module";
import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { correctConnection } from "./correct-connection.ts";

interface Connection {
  connect(): Promise<unknown>;
  disconnect(): Promise<unknown>;
  send(protocol: object): Promise<string>;
}

const require = createRequire(import.meta.url);
const Connection = require("kafkajs/src/network/connection.js") as new (
  options: object,
) => Connection;
const createSocketFactory = require("kafkajs/src/network/socketFactory.js") as () => object;
const Encoder = require("kafkajs/src/protocol/encoder.js") as new () => object;

const silent = { namespace: () => silent, debug() {}, info() {}, warn() {}, error() {} };
/** A question whose answer is a text. */
const question = {
  request: { apiKey: 18, apiVersion: 0, apiName: "Question", encode: async () => new Encoder() },
  response: {
    decode: async (payload: Buffer) => payload.toString(),
    parse: async (text: string) => text,
  },
};

function answerTo(request: Buffer, text: string): Buffer {
  const payload = Buffer.from(text);
  const answer = Buffer.alloc(8 + payload.length);
  answer.writeInt32BE(4 + payload.length, 0);
  // Length, api key and api version stand before the number of a request.
  answer.writeInt32BE(request.readInt32BE(8), 4);
  payload.copy(answer, 8);
  return answer;
}

let server: Server;
let taken = 0;
let serve: (request: Buffer, socket: Socket, nth: number) => void;
let connection: Connection;

beforeEach(async () => {
  taken = 0;
  correctConnection();
  server = createServer((socket) => {
    const nth = (taken += 1);
    socket.on("error", () => socket.destroy());
    socket.on("data", (request) => serve(request, socket, nth));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  connection = new Connection({
    host: "127.0.0.1",
    port: (server.address() as AddressInfo).port,
    logger: silent,
    socketFactory: createSocketFactory(),
    requestTimeout: 2_000,
    connectionTimeout: 1_000,
  });
});
afterEach(async () => {
  await connection.disconnect();
  server.close();
});

test("an answer that is cut off half-way does not spoil what the next connection reads", async () => {
  serve = (request, socket, nth) => {
    const answer = answerTo(request, "x".repeat(1_000));
    if (nth > 1) return void socket.write(answerTo(request, "whole"));
    return void socket.write(answer.subarray(0, 700), () => socket.resetAndDestroy());
  };
  await connection.connect();
  await expect(connection.send(question)).rejects.toThrow(/ECONNRESET|Closed connection/);
  await connection.connect();
  expect(await connection.send(question)).toBe("whole");
});

test("what a given-up connection still has to say is not heard on the next one", async () => {
  const late: (() => void)[] = [];
  serve = (request, socket, nth) => {
    if (nth === 1) late.push(() => socket.write(answerTo(request, "late")));
    else setTimeout(() => socket.write(answerTo(request, "in time")), 50);
  };
  await connection.connect();
  await expect(connection.send(question)).rejects.toThrow("timed out");
  await connection.disconnect();
  await connection.connect();
  const answer = connection.send(question);
  for (const write of late) write();
  expect(await answer).toBe("in time");
});

test("callers that connect at once share one socket", async () => {
  serve = (request, socket) => void socket.write(answerTo(request, "here"));
  await Promise.all([connection.connect(), connection.connect(), connection.connect()]);
  expect(await connection.send(question)).toBe("here");
  expect(taken).toBe(1);
});
