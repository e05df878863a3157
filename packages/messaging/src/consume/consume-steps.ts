import type { RawRecord } from "../records/raw-record.ts";
import { topicFormats } from "../records/topic-formats.ts";
import { createAttemptCounts } from "./attempt-counts.ts";
import type { ConsumerOptions } from "./consumer-options.ts";
import { createOutageWatch } from "./outage-watch.ts";
import { chain, type Next } from "./step.ts";
import { dropErased } from "./steps/drop-erased.ts";
import { handle } from "./steps/handle.ts";
import { liftHolds } from "./steps/lift-holds.ts";
import { measure } from "./steps/measure.ts";
import { park } from "./steps/park.ts";
import { parse } from "./steps/parse.ts";
import { retry } from "./steps/retry.ts";
import { skipHeartbeats } from "./steps/skip-heartbeats.ts";
import { skipHeldVersions } from "./steps/skip-held-versions.ts";
import { trace } from "./steps/trace.ts";

const defaultAttempts = 5;

/** Everything between the broker and the handler, in the order in which a record meets it. */
export function consumeSteps(options: ConsumerOptions, signal: AbortSignal): Next<RawRecord> {
  const { clock, group, heldVersions, maxAttempts = defaultAttempts } = options;
  const logger = options.logger.with({ group });
  const formats = topicFormats(options.topics, options.newer);
  const outages = createOutageWatch({ ...options, logger, signal });
  const waitMs = (ms: number) => clock.sleep(ms, signal);
  const attempts = createAttemptCounts();
  const batchAttempts = createAttemptCounts();

  return chain<RawRecord>()
    .through(measure(group, () => clock.now()))
    .through(trace(group))
    .through(park({ ...options, formats, outages, waitMs, logger }))
    .through(skipHeartbeats())
    .through(parse(formats))
    .through(retry({ maxAttempts, attempts, batchAttempts, outages, waitMs, logger }))
    .through(dropErased(options))
    .through(skipHeldVersions(heldVersions))
    .through(liftHolds({ ...options, formats }))
    .to(handle(options.handle));
}
