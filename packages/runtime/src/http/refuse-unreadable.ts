import { type Server, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { type HttpProblem, httpProblem } from "./problem.ts";

/** How long a refused sender may take to read the refusal and stop. */
const lingerMs = 2_000;

const headTooLarge = httpProblem(431, "head-too-large", "The address and headers are too long", {
  detail: "Send an address and headers of at most 16 kB together.",
});
const tooSlow = httpProblem(408, "request-too-slow", "The request did not arrive in time");
const notHttp = httpProblem(400, "not-http", "This is not a request of HTTP/1.1");

const knownFaults: Readonly<Record<string, HttpProblem>> = {
  HPE_HEADER_OVERFLOW: headTooLarge,
  ERR_HTTP_REQUEST_TIMEOUT: tooSlow,
};

/**
 * Answers what Node could not read as a request with a problem. The connection is closed in two steps: a socket that is closed with
 * unread bytes resets the connection, and the reset overtakes the answer (RFC 9112, section 9.6). So it writes, and reads on for 2 s at most.
 */
export function refuseUnreadable(server: Server): void {
  server.on("clientError", (error: NodeJS.ErrnoException, stream) => {
    const socket = stream as Socket;
    // Every later piece of a refused request fails again.
    if (socket.writableEnded) return;
    // After an answer has begun a second one would be read as a part of it.
    if (!socket.writable || error.code === "ECONNRESET" || hasAnswerUnderWay(socket))
      return void socket.destroy();
    socket.end(answerOf(knownFaults[error.code ?? ""] ?? notHttp));
    const cut = setTimeout(() => socket.destroy(), lingerMs);
    socket.once("close", () => clearTimeout(cut));
  });
}

/** Node keeps the answer that a connection is busy with there; it is the only place that tells. */
function hasAnswerUnderWay(socket: Socket): boolean {
  const { _httpMessage } = socket as { _httpMessage?: { readonly headersSent: boolean } | null };
  return _httpMessage?.headersSent === true;
}

function answerOf({ problem }: HttpProblem): string {
  const body = JSON.stringify(problem);
  return [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    "Content-Type: application/problem+json; charset=utf-8",
    `Content-Length: ${Buffer.byteLength(body)}`,
    "Cache-Control: no-store",
    "Connection: close",
    "",
    body,
  ].join("\r\n");
}
