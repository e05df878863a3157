import { type Agent, request as ask } from "node:http";
import type { FuzzRequest } from "./fuzz-requests.ts";

export interface FuzzAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

const patienceMs = 35_000;

/** Sends a request as it is, without the repairs that a friendly client makes. Rejects when there is no answer. */
export function sendRequest(
  baseUrl: string,
  { method, target, headers, body }: FuzzRequest,
  agent: Agent,
): Promise<FuzzAnswer> {
  const { hostname, port } = new URL(baseUrl);
  const bytes = body === undefined ? undefined : Buffer.from(body, "utf8");
  return new Promise((resolve, reject) => {
    const sent = ask(
      {
        hostname,
        port,
        method,
        path: target,
        agent,
        headers: { ...headers, ...(bytes && { "content-length": String(bytes.length) }) },
        timeout: patienceMs,
      },
      (response) => {
        if (response.headers["content-type"]?.startsWith("text/event-stream")) {
          // It goes on until somebody leaves.
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: "" });
          return void response.destroy();
        }
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.once("error", reject);
        response.once("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString("utf8"),
          }),
        );
      },
    );
    sent.once("error", reject);
    sent.once("timeout", () => sent.destroy(new Error(`no answer within ${patienceMs} ms`)));
    sent.end(bytes);
  });
}
