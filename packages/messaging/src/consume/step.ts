import type { Outcome } from "./outcome.ts";

/** Not settled, and nothing behind it on its partition is either: the partition rests until the promise resolves. */
export interface Postponed {
  readonly kind: "postponed";
  readonly cause: "outage" | "fault" | "stale";
  readonly until: Promise<void>;
}

/** The handler threw on this one; `untried` are those behind it. Only retry sees them. */
export interface Failed {
  readonly kind: "failed";
  readonly error: unknown;
}
export interface Untried {
  readonly kind: "untried";
}

export type Result = Outcome | Postponed | Failed | Untried;

export interface BatchContext {
  /** The partition was lost or the consumer stops: start nothing new. */
  isStale(): boolean;
}

/** Deals with records of one partition, in order; gives one result per item, in their order. */
export type Next<Item> = (
  items: readonly Item[],
  context: BatchContext,
) => Promise<readonly Result[]>;

/** One link of the middleware: settles some items itself and passes the others on. */
export type Step<In, Out = In> = (
  items: readonly In[],
  next: Next<Out>,
  context: BatchContext,
) => Promise<readonly Result[]>;

/** Steps in the order in which a record meets them. */
export interface Chain<Start, In> {
  through<Out>(step: Step<In, Out>): Chain<Start, Out>;
  to(handler: Next<In>): Next<Start>;
}

export function chain<Start>(): Chain<Start, Start> {
  return link((handler) => handler);
}

function link<Start, In>(wrap: (handler: Next<In>) => Next<Start>): Chain<Start, In> {
  return {
    through: (step) => link((handler) => wrap((items, context) => step(items, handler, context))),
    to: wrap,
  };
}

/** What a step decides of one item: settled with a result, or passed on as something. */
export type Verdict<Out> = { readonly settled: Result } | { readonly pass: Out };

/** Passes on what is not settled and puts all results in the order of the items. */
export async function passOn<In, Out>(
  items: readonly In[],
  judge: (item: In) => Verdict<Out>,
  next: (passed: readonly Out[]) => Promise<readonly Result[]>,
): Promise<readonly Result[]> {
  const verdicts = items.map(judge);
  const passed = verdicts.flatMap((verdict) => ("pass" in verdict ? [verdict.pass] : []));
  const results = passed.length > 0 ? [...(await next(passed))] : [];
  return verdicts.map((verdict) =>
    "settled" in verdict ? verdict.settled : (results.shift() ?? untried),
  );
}

export const untried: Untried = { kind: "untried" };
