import type { MeterProvider, Observable, ObservableCallback } from "@opentelemetry/api";
import { meterProvider } from "./meter-provider.ts";
import { type LabelsOf, metricCatalog, type MetricName, type NamesOf } from "./metric-catalog.ts";

/** Exactly the labels that the catalogue gives the metric; a metric without any takes none. */
export type Labels<Name extends MetricName> = Readonly<Record<LabelsOf<Name>, string | number>>;
type LabelArguments<Name extends MetricName> = [LabelsOf<Name>] extends [never]
  ? []
  : [labels: Labels<Name>];

export interface Counter<Name extends MetricName> {
  add(n: number, ...labels: LabelArguments<Name>): void;
}
export interface Histogram<Name extends MetricName> {
  record(value: number, ...labels: LabelArguments<Name>): void;
}
export interface Reading<Name extends MetricName> {
  readonly value: number;
  readonly labels: Labels<Name>;
}
type Read<Name extends MetricName> = () => ReadingResult<Name> | Promise<ReadingResult<Name>>;
type ReadingResult<Name extends MetricName> = [LabelsOf<Name>] extends [never]
  ? number
  : readonly Reading<Name>[];

/** Makes instruments of the catalogue, for `/metrics` to show. */
export interface Metrics {
  counter<Name extends NamesOf<"counter">>(name: Name): Counter<Name>;
  histogram<Name extends NamesOf<"histogram">>(name: Name): Histogram<Name>;
  /** Asked at each scrape; a throwing read leaves the gauge out of that scrape. Disposal stops asking. */
  gauge<Name extends NamesOf<"gauge">>(name: Name, read: Read<Name>): Disposable;
  /** The same for what only grows. */
  total<Name extends NamesOf<"total">>(name: Name, read: Read<Name>): Disposable;
}

function createMetrics(provider: MeterProvider): Metrics {
  const meter = provider.getMeter("raakvlak");
  const about = (name: MetricName) => ({ description: metricCatalog[name].help });
  return {
    counter(name) {
      const counter = meter.createCounter(name, about(name));
      return { add: (n, ...[labels]) => counter.add(n, labels) };
    },
    histogram(name) {
      const { buckets } = metricCatalog[name];
      const histogram = meter.createHistogram(name, {
        ...about(name),
        advice: { explicitBucketBoundaries: [...buckets] },
      });
      return { record: (value, ...[labels]) => histogram.record(value, labels) };
    },
    gauge: (name, read) => observed(meter.createObservableGauge(name, about(name)), read),
    total: (name, read) => observed(meter.createObservableCounter(name, about(name)), read),
  };
}

function observed<Name extends MetricName>(instrument: Observable, read: Read<Name>): Disposable {
  const observe: ObservableCallback = async (result) => {
    const reading = (await read()) as number | readonly Reading<Name>[];
    if (typeof reading === "number") result.observe(reading);
    else for (const { value, labels } of reading) result.observe(value, labels);
  };
  instrument.addCallback(observe);
  return { [Symbol.dispose]: () => instrument.removeCallback(observe) };
}

/** The process's metrics. */
export const metrics: Metrics = createMetrics(meterProvider);
