import net from "node:net";

export interface Exchange {
  host: string;
  port: number;
  /** What is sent once connected; nothing for servers that speak first. */
  send?: Buffer;
  /** Looks at all that came so far: true when it is the answer, false to wait for more; throws when it is no answer. */
  isAnswer: (received: Buffer) => boolean;
  timeoutMs?: number;
}

const MOST_BYTES = 64 * 1024;
const DEFAULT_TIMEOUT_MS = 2_000;

/** One question and one answer over TCP. Throws when nobody listens, nothing fitting comes in time (default 2 s) or the connection ends first. */
export function exchange({
  host,
  port,
  send,
  isAnswer,
  timeoutMs = DEFAULT_TIMEOUT_MS,
}: Exchange): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ host, port });
    let received = Buffer.alloc(0);
    const end = (error?: Error) => {
      socket.destroy();
      if (error === undefined) resolve();
      else reject(error);
    };
    socket.setTimeout(timeoutMs, () => end(new Error(`no answer within ${timeoutMs} ms`)));
    socket.once("error", end);
    socket.once("close", () => end(new Error("the connection was closed")));
    socket.once("connect", () => send && socket.write(send));
    socket.on("data", (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      try {
        if (isAnswer(received)) end();
        else if (received.length > MOST_BYTES) end(new Error("the answer is far too long"));
      } catch (error) {
        end(error as Error);
      }
    });
  });
}

/** Throws when nobody listens there. */
export async function reach({ host, port }: { host: string; port: number }): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const socket = net.connect({ host, port, timeout: DEFAULT_TIMEOUT_MS });
    const end = (error?: Error) => {
      socket.destroy();
      if (error === undefined) resolve();
      else reject(error);
    };
    socket.once("connect", () => end());
    socket.once("error", end);
    socket.once("timeout", () => end(new Error(`no answer within ${DEFAULT_TIMEOUT_MS} ms`)));
  });
}
