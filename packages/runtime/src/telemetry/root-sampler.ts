import { type Sampler, SamplingDecision, TraceIdRatioBasedSampler } from "@opentelemetry/sdk-trace";

/** What an idle worker does every few seconds by itself. */
const housekeeping = /^(startStalledCheckTimer|moveStalledJobsToWait|extendLocks) /;

/** Records the given share (0 to 1) of the traces that begin here, and nothing of BullMQ's housekeeping. */
export function createRootSampler(share: number): Sampler {
  const byShare = new TraceIdRatioBasedSampler(share);
  return {
    shouldSample: (context, traceId, name) =>
      housekeeping.test(name)
        ? { decision: SamplingDecision.NOT_RECORD }
        : byShare.shouldSample(context, traceId),
    toString: () => `RootSampler{${share}}`,
  };
}
