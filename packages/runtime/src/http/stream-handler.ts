import type express from "express";
import { metrics } from "../metrics/metrics.ts";
import { admit, headersOf, isProblem, readInput } from "./admission.ts";
import type { BoundStream, StreamItem } from "./bind-stream.ts";
import type { CallerFinder } from "./caller-tokens.ts";
import { beginEventStream } from "./event-stream.ts";
import { sharedProblem } from "./problem.ts";
import { sendProblem } from "./problem-responses.ts";

const listeners = metrics.counter("raakvlak_http_streams_opened_total");

interface StreamOptions {
  readonly findCaller: CallerFinder;
  readonly validateResponses: boolean;
  /** All who listen to this process now, whatever to. */
  readonly listening: { count: number };
  /** Aborts when the service stops: streams end with it, so that a drain does not wait for them. */
  readonly stopping: AbortSignal;
}

/** Everything between express and a bound stream: who listens, how many, what goes out, and the end. */
export function streamHandler(stream: BoundStream, options: StreamOptions): express.RequestHandler {
  const { contract } = stream;
  const { listening } = options;
  return async (request, response) => {
    const caller = admit(contract, options.findCaller(request.headers.authorization));
    if (isProblem(caller)) {
      if (caller.problem.status === 401) response.set("WWW-Authenticate", "Bearer");
      return sendProblem(response, caller);
    }
    const input = readInput(contract, request);
    if (isProblem(input)) return sendProblem(response, input);
    if (listening.count >= contract.listenersMaximum) {
      response.set("Retry-After", "5");
      return sendProblem(response, sharedProblem("too-many-listeners", "Too many listen already"));
    }
    listening.count += 1;
    response.once("close", () => (listening.count -= 1));
    const gone = new AbortController();
    response.once("close", () => gone.abort());
    const headers = headersOf(request);
    const lastEventId = headers["last-event-id"];
    const answer = await stream.open({
      params: input.params,
      query: input.query,
      caller,
      headers,
      signal: AbortSignal.any([gone.signal, options.stopping]),
      ...(lastEventId !== undefined && { lastEventId }),
    });
    if (isProblem(answer)) return sendProblem(response, answer);
    listeners.add(1, { route: contract.id });
    const items = answer as AsyncIterable<StreamItem<unknown>>;
    await pour(items, response, {
      event: contract.event,
      check: (data) => void (options.validateResponses && contract.response.parse(data)),
    });
  };
}

/** Sends one event after the other; the source is asked for the next when the reader has room. */
async function pour(
  items: AsyncIterable<StreamItem<unknown>>,
  response: express.Response,
  { event, check }: { event: string; check: (data: unknown) => void },
): Promise<void> {
  const stream = beginEventStream(response);
  for await (const { id, data } of items) {
    check(data);
    await stream.send({ id, event, data: JSON.stringify(data) });
    if (response.destroyed) return;
  }
  response.end();
}
