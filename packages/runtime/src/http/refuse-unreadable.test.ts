import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type HttpListener, listen } from "./listener.ts";

let server: HttpListener;
beforeAll(async () => {
  server = await listen((_request, response) => void response.end("read"), {
    host: "127.0.0.1",
    port: 0,
  });
});
afterAll(() => server[Symbol.asyncDispose]());

/** What came back before the connection ended, and how it ended. */
function answerTo(parts: readonly string[]): Promise<{ answer: string; end: string }> {
  return new Promise((resolve) => {
    const socket = connect(server.port, "127.0.0.1");
    let answer = "";
    socket.setEncoding("utf8").on("data", (chunk) => (answer += String(chunk)));
    socket.once("error", (error) =>
      resolve({ answer, end: (error as { code?: string }).code ?? "" }),
    );
    socket.once("end", () => resolve({ answer, end: "end" }));
    void (async () => {
      for (const part of parts) {
        socket.write(part);
        await new Promise((sent) => setTimeout(sent, 2));
      }
    })();
  });
}

const longHead = (bytes: number) => `GET /x HTTP/1.1\r\nHost: x\r\na: ${"a".repeat(bytes)}`;

test.each([
  ["a head over the limit", [`${longHead(40_000)}\r\n\r\n`], 431, "head-too-large"],
  [
    "a head that goes on and on",
    [longHead(20_000), ...Array(20).fill("a".repeat(50_000))],
    431,
    "head-too-large",
  ],
  ["no HTTP at all", ["\u0000\u0001\u0002\r\n\r\n", "more"], 400, "not-http"],
])(
  "%s is answered in words, and no answer is lost to a reset",
  async (_what, parts, status, code) => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => answerTo(parts)));
    for (const { answer, end } of answers) {
      const [head = "", body = ""] = answer.split("\r\n\r\n");
      expect(end).toBe("end");
      expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
      expect(head).toContain("application/problem+json");
      expect(JSON.parse(body)).toMatchObject({ status, code });
    }
  },
);

test("who goes on sending after a refusal is cut", async () => {
  const socket = connect(server.port, "127.0.0.1");
  socket.on("error", () => undefined).resume();
  const sending = setInterval(() => socket.writable && socket.write("a".repeat(20_000)), 20);
  try {
    socket.write(longHead(20_000));
    await expect.poll(() => socket.destroyed, { timeout: 8_000 }).toBe(true);
  } finally {
    clearInterval(sending);
    socket.destroy();
  }
});
