import type { StreamContract } from "@raakvlak/contracts";
import type { RouteRequest } from "./bind-route.ts";
import type { HttpProblem } from "./problem.ts";

export interface StreamItem<Data> {
  /** Names the state that the data shows; comes back as `lastEventId` when the reader connects again. */
  readonly id: string;
  readonly data: Data;
}

export interface StreamRequest<Params, Query> extends Omit<
  RouteRequest<Params, Query, undefined>,
  "body"
> {
  readonly lastEventId?: string;
}

/** What a stream gives: its events until the signal aborts or there is nothing more to say, or a problem. */
export type StreamAnswer<Data, Code extends string> =
  | AsyncIterable<StreamItem<Data>>
  | HttpProblem<Code>;

/** A stream's contract with what answers it, ready for startInternalServer. */
export interface BoundStream {
  readonly contract: StreamContract;
  open(request: StreamRequest<unknown, unknown>): Promise<StreamAnswer<unknown, string>>;
}

/** Ties a source of events to its contract; the next event is asked for only when the reader has taken the last. */
export function bindStream<Params, Query, Data, Code extends string>(
  contract: StreamContract<Params, Query, Data, Code>,
  open: (request: StreamRequest<Params, Query>) => Promise<StreamAnswer<Data, Code>>,
): BoundStream {
  return { contract, open: (request) => open(request as StreamRequest<Params, Query>) };
}
