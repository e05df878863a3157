import { createRequire } from "node:module";
import type { Socket } from "node:net";

interface Connection {
  socket?: Socket;
  chunks: Buffer[];
  bytesBuffered: number;
  bytesNeeded: number;
  isConnected(): boolean;
  connect(): Promise<unknown>;
}

let corrected = false;
/** The length before each answer. */
const lengthBytes = 4;

/**
 * A connection of kafkajs 2.2.4 is connected again after it broke, and keeps three things of its earlier life:
 * - the bytes of an answer that was cut off half-way: every later answer is then read from the wrong place, and each
 *   request waits for its time-out, for minutes, while heartbeats on the other connection keep the membership;
 * - the socket it gave up, which may still speak, or end and so end its successor;
 * - a connecting already under way: two callers open two sockets, and one of them is for ever nobody's.
 */
export function correctConnection(): void {
  if (corrected) return;
  corrected = true;
  const require = createRequire(import.meta.url);
  const { prototype } = require("kafkajs/src/network/connection.js") as { prototype: Connection };
  const { connect } = prototype;
  const underWay = new WeakMap<Connection, Promise<unknown>>();
  prototype.connect = function connectAfresh(this: Connection) {
    if (this.isConnected()) return connect.call(this);
    const first = underWay.get(this);
    if (first !== undefined) return first;
    forgetFormerLife(this);
    const connecting = connect.call(this).finally(() => underWay.delete(this));
    underWay.set(this, connecting);
    return connecting;
  };
}

function forgetFormerLife(connection: Connection): void {
  connection.chunks = [];
  connection.bytesBuffered = 0;
  connection.bytesNeeded = lengthBytes;
  const { socket } = connection;
  if (socket === undefined) return;
  for (const event of ["data", "end", "error", "timeout"]) socket.removeAllListeners(event);
  // Whatever still befalls it is nobody's concern.
  socket.on("error", () => {});
  socket.destroy();
}
