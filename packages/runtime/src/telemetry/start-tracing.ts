import { context, propagation, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import { defaultResource, resourceFromAttributes } from "@opentelemetry/resources";
import {
  AlwaysOffSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  TracerProvider,
} from "@opentelemetry/sdk-trace";
import { enableInstrumentations } from "./instrumentations.ts";
import { createRootSampler } from "./root-sampler.ts";

export interface TelemetryEnvironment {
  readonly OTEL_EXPORTER_OTLP_ENDPOINT?: string;
  readonly OTEL_SERVICE_NAME?: string;
  /** Share of the traces that begin here to record, 0 to 1; default 1. */
  readonly OTEL_TRACES_SAMPLER_ARG?: string;
  /** Milliseconds between two exports; default 5,000. */
  readonly OTEL_BSP_SCHEDULE_DELAY?: string;
}

/** Registers tracing for this process. Never throws for a collector that is away. */
export async function startTracing(environment: TelemetryEnvironment): Promise<void> {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(
    environment.OTEL_EXPORTER_OTLP_ENDPOINT
      ? await exportingProvider(environment)
      : new TracerProvider({ sampler: new AlwaysOffSampler() }),
  );
  enableInstrumentations();
}

async function exportingProvider(environment: TelemetryEnvironment): Promise<TracerProvider> {
  const { OTLPTraceExporter } = await import("@opentelemetry/exporter-trace-otlp-http");
  const share = Number(environment.OTEL_TRACES_SAMPLER_ARG ?? 1);
  return new TracerProvider({
    resource: defaultResource().merge(
      resourceFromAttributes({ "service.name": environment.OTEL_SERVICE_NAME ?? "raakvlak" }),
    ),
    sampler: new ParentBasedSampler({ root: createRootSampler(share) }),
    // The exporter reads the endpoint from the environment itself, as its specification says.
    spanProcessors: [
      new BatchSpanProcessor({
        exporter: new OTLPTraceExporter(),
        scheduledDelayMillis: Number(environment.OTEL_BSP_SCHEDULE_DELAY ?? 5_000),
      }),
    ],
  });
}
