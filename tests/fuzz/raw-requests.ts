import { connect } from "node:net";

const head = (lines: readonly string[]) => `${lines.join("\r\n")}\r\n\r\n`;

/** Requests that no client library would send: broken lines, lengths that lie, two requests in one, bytes that are no HTTP. */
export const rawRequests: readonly (readonly [what: string, bytes: string])[] = [
  ["no HTTP at all", "\u0000\u0001\u0002\u0003\r\n\r\n"],
  ["a TLS greeting", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003"],
  ["another protocol", "SSH-2.0-client\r\n"],
  ["an unknown version", head(["GET /livez HTTP/9.9", "Host: x"])],
  ["no host", head(["GET /livez HTTP/1.1"])],
  ["two hosts", head(["GET /livez HTTP/1.1", "Host: x", "Host: y"])],
  ["a header without a colon", head(["GET /livez HTTP/1.1", "Host: x", "nonsense"])],
  ["a control character in a header", head(["GET /livez HTTP/1.1", "Host: x", "a: \u0001"])],
  ["a null byte in the path", head(["GET /livez\u0000 HTTP/1.1", "Host: x"])],
  ["bare bytes in the path", head(["GET /\u00e9\u00ff HTTP/1.1", "Host: x", "Connection: close"])],
  [
    "an absolute address",
    head(["GET http://elsewhere.invalid/livez HTTP/1.1", "Host: x", "Connection: close"]),
  ],
  ["an asterisk", head(["OPTIONS * HTTP/1.1", "Host: x", "Connection: close"])],
  ["a tunnel", head(["CONNECT elsewhere.invalid:443 HTTP/1.1", "Host: elsewhere.invalid:443"])],
  ["a length that is none", head(["POST /x HTTP/1.1", "Host: x", "Content-Length: nonsense"])],
  ["a negative length", head(["POST /x HTTP/1.1", "Host: x", "Content-Length: -1"])],
  ["two lengths", head(["POST /x HTTP/1.1", "Host: x", "Content-Length: 1", "Content-Length: 2"])],
  [
    "a length and chunks",
    `${head(["POST /x HTTP/1.1", "Host: x", "Content-Length: 4", "Transfer-Encoding: chunked"])}0\r\n\r\n`,
  ],
  [
    "a broken chunk",
    `${head(["POST /x HTTP/1.1", "Host: x", "Transfer-Encoding: chunked"])}zz\r\n\r\n`,
  ],
  [
    "an unknown transfer coding",
    head(["POST /x HTTP/1.1", "Host: x", "Transfer-Encoding: nonsense"]),
  ],
  [
    "an expectation",
    head(["GET /livez HTTP/1.1", "Host: x", "Expect: nonsense", "Connection: close"]),
  ],
  [
    "an upgrade",
    head(["GET /livez HTTP/1.1", "Host: x", "Connection: Upgrade, close", "Upgrade: websocket"]),
  ],
  [
    "very many headers",
    head([
      "GET /livez HTTP/1.1",
      "Host: x",
      "Connection: close",
      ...Array.from({ length: 500 }, (_, at) => `h${at}: 1`),
    ]),
  ],
  ["a head without an end", `GET /livez HTTP/1.1\r\nHost: x\r\na: ${"a".repeat(40_000)}`],
];

const patienceMs = 5_000;

/** Sends the bytes as they are; the status of the first answer, or "closed" when there was none. */
export function sendRaw(baseUrl: string, bytes: string): Promise<number | "closed"> {
  const { hostname, port } = new URL(baseUrl);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    let answer = "";
    const settle = () => {
      socket.destroy();
      const status = /^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1];
      resolve(status === undefined ? "closed" : Number(status));
    };
    socket.setTimeout(patienceMs, settle);
    socket.on("data", (chunk: Buffer) => {
      answer += chunk.toString("latin1");
      if (answer.includes("\r\n")) settle();
    });
    socket.once("error", settle);
    socket.once("close", settle);
    socket.write(Buffer.from(bytes, "latin1"));
  });
}
