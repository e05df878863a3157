import type { IndexScope } from "../../domain/pages/listed-addresses.ts";
import type { FeedBody, FeedEnding } from "../../use-cases/ports.ts";
import { readIndexBody, type IndexLimits } from "./read-index-body.ts";

export interface IndexJob {
  readonly scope: IndexScope;
  readonly body: FeedBody;
  readonly limits: IndexLimits;
}

const BATCH = 500;

/** Lists what an index names, batch by batch. */
export function* listPages({
  scope,
  body,
  limits,
}: IndexJob): Generator<readonly string[], FeedEnding> {
  const read = readIndexBody(body, scope, limits);
  if (!read.ok) return read;
  const { addresses, names, elsewhere, incomplete } = read;
  for (let at = 0; at < addresses.length; at += BATCH) yield addresses.slice(at, at + BATCH);
  return {
    ok: true,
    index: { names, elsewhere },
    ...(incomplete === undefined ? {} : { incomplete }),
  };
}
