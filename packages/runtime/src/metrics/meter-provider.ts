import { PrometheusExporter } from "@opentelemetry/exporter-prometheus";
import { MeterProvider } from "@opentelemetry/sdk-metrics";

/** Collects when it is asked; without a server of its own, /metrics of the internal listener serves it. */
export const prometheus = new PrometheusExporter({
  preventServerStart: true,
  withoutScopeInfo: true,
  withoutTargetInfo: true,
});

/** Metrics need no collector and no --import: they are there as soon as the runtime is loaded. */
export const meterProvider = new MeterProvider({ readers: [prometheus] });
