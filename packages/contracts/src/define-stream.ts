import type { RouteContract } from "./define-route.ts";

/**
 * A route whose answer goes on: server-sent events, each with an id and the whole state as it then stands, so that a reader
 * who lost the connection lacks nothing. `response` is what one event carries.
 */
export interface StreamContract<
  Params = unknown,
  Query = unknown,
  Data = unknown,
  Code extends string = string,
> extends RouteContract<Params, Query, unknown, Data, Code> {
  readonly method: "GET";
  readonly status: 200;
  /** The events' type. */
  readonly event: string;
  /**
   * While so many listen to the process, to this stream or any other of its service, one more is refused with
   * `too-many-listeners`.
   */
  readonly listenersMaximum: number;
}

/** Declares a stream of events. */
export function defineStream<Params, Query, Data, const Code extends string = never>(
  stream: StreamContract<Params, Query, Data, Code>,
): StreamContract<Params, Query, Data, Code> {
  return stream;
}
