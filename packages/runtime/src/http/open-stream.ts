import type { Problem, StreamContract } from "@raakvlak/contracts";
import type { StreamItem } from "./bind-stream.ts";
import { headersOf, problemIn, urlOf } from "./exchange.ts";
import { readBounded } from "./read-bounded.ts";
import { readEventStream } from "./read-event-stream.ts";
import type { ServiceClientOptions } from "./service-client.ts";
import { ServiceUnreachable } from "./service-unreachable.ts";

export interface OpenStreamRequest<Params, Query> {
  readonly params: Params;
  readonly query?: Partial<NonNullable<Query>>;
  readonly lastEventId?: string;
  /** Closes the stream. */
  readonly signal: AbortSignal;
}

export type OpenedStream<Data> =
  | { readonly ok: true; readonly items: AsyncIterable<StreamItem<Data>> }
  | { readonly ok: false; readonly problem: Problem };

/** The server says something every 10 s; three times nothing means that it is gone. */
const silenceMs = 30_000;
const longestProblemBytes = 1_048_576;

/**
 * Opens a stream made from the same contract as the server. Resolves to the events, or to the problem of a refusal (4xx);
 * throws ServiceUnreachable, also out of the events, when the other side is away, silent or speaks another contract.
 */
export async function openStream<Params, Query, Data>(
  contract: StreamContract<Params, Query, Data>,
  request: OpenStreamRequest<Params, Query>,
  { baseUrl, token }: ServiceClientOptions,
): Promise<OpenedStream<Data>> {
  const { lastEventId, params, query } = request;
  const silence = new AbortController();
  const signal = AbortSignal.any([request.signal, silence.signal]);
  const asked = {
    params,
    ...(query && { query }),
    ...(lastEventId !== undefined && { headers: { "last-event-id": lastEventId } }),
  };
  const unreachable = (reason: "network" | "failed", cause?: unknown) =>
    new ServiceUnreachable(contract.id, silence.signal.aborted ? "timeout" : reason, { cause });
  const patience = setTimeout(() => silence.abort(), silenceMs);
  try {
    const response = await fetch(urlOf(contract, asked, baseUrl), {
      headers: { ...headersOf(asked, token), accept: "text/event-stream" },
      redirect: "error",
      signal,
    });
    if (response.ok && response.body !== null)
      return { ok: true, items: itemsOf(contract, response.body, patience) };
    const text = await readBounded(response, longestProblemBytes);
    clearTimeout(patience);
    if (response.status >= 500) throw unreachable("failed");
    return { ok: false, problem: problemIn(text, response) };
  } catch (error) {
    clearTimeout(patience);
    throw error instanceof ServiceUnreachable ? error : unreachable("network", error);
  }
}

async function* itemsOf<Data>(
  contract: StreamContract<unknown, unknown, Data>,
  body: AsyncIterable<Uint8Array>,
  patience: NodeJS.Timeout,
): AsyncGenerator<StreamItem<Data>> {
  try {
    for await (const { id = "", event, data } of readEventStream(heard(body, patience))) {
      if (event !== contract.event) continue;
      const parsed = contract.response.safeParse(JSON.parse(data));
      if (!parsed.success)
        throw new ServiceUnreachable(contract.id, "bad-answer", { cause: parsed.error });
      yield { id, data: parsed.data };
    }
  } catch (error) {
    throw error instanceof ServiceUnreachable
      ? error
      : new ServiceUnreachable(contract.id, "network", { cause: error });
  } finally {
    clearTimeout(patience);
  }
}

/** Every byte, a heartbeat's too, starts the wait anew. */
async function* heard(
  body: AsyncIterable<Uint8Array>,
  patience: NodeJS.Timeout,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of body) {
    patience.refresh();
    yield chunk;
  }
}
