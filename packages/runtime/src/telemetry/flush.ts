import { trace } from "@opentelemetry/api";

/** Sends what spans are still waiting, when telemetry was registered; never throws. */
export async function flushTelemetry(): Promise<void> {
  const provider = trace.getTracerProvider() as ProxyLike;
  const real = provider.getDelegate?.() ?? provider;
  try {
    await real.forceFlush?.();
  } catch {
    // The collector is away: the last spans are lost, and the exit goes on.
  }
}

/** The API hides the registered provider behind a proxy without these in its types. */
interface ProxyLike {
  getDelegate?(): ProxyLike;
  forceFlush?(): Promise<void>;
}
