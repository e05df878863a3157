import type { MeterProvider } from "@opentelemetry/api";
import { meterProvider } from "./meter-provider.ts";

export type Labels = Readonly<Record<string, string | number>>;
export interface Reading {
  readonly value: number;
  readonly labels?: Labels;
}
export interface Counter {
  add(n: number, labels?: Labels): void;
}
export interface Histogram {
  record(value: number, labels?: Labels): void;
}

/** Makes instruments that `/metrics` shows. Labels come from small closed sets: never ids, never anything of a person. */
export interface Metrics {
  counter(name: string, help: string): Counter;
  /** For durations in seconds, unless other buckets are given. */
  histogram(name: string, help: string, buckets?: readonly number[]): Histogram;
  /** Asked at each scrape; a throwing read leaves the gauge out of that scrape. Disposal stops asking. */
  gauge(name: string, help: string, read: () => ReadingResult | Promise<ReadingResult>): Disposable;
}
type ReadingResult = number | readonly Reading[];

/** 1 ms to 60 s: from a look-up to the gathered second mail. */
const secondsBuckets = [
  0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60,
];

function createMetrics(provider: MeterProvider): Metrics {
  const meter = provider.getMeter("raakvlak");
  return {
    counter: (name, help) => meter.createCounter(name, { description: help }),
    histogram: (name, help, buckets = secondsBuckets) =>
      meter.createHistogram(name, {
        description: help,
        advice: { explicitBucketBoundaries: [...buckets] },
      }),
    gauge(name, help, read) {
      const gauge = meter.createObservableGauge(name, { description: help });
      const observe: Parameters<typeof gauge.addCallback>[0] = async (result) => {
        const reading = await read();
        if (typeof reading === "number") result.observe(reading);
        else for (const { value, labels } of reading) result.observe(value, labels);
      };
      gauge.addCallback(observe);
      return { [Symbol.dispose]: () => gauge.removeCallback(observe) };
    },
  };
}

/** The process's metrics. */
export const metrics: Metrics = createMetrics(meterProvider);
