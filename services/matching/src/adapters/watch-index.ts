import { metrics, type Health } from "@raakvlak/runtime";
import type { IndexPositions } from "../use-cases/index-positions.ts";
import type { IndexSizes } from "../use-cases/profile-index.ts";

interface Watched {
  readonly profiles: { sizes(): IndexSizes };
  readonly vacancies: { sizes(): IndexSizes };
  readonly index: Pick<IndexPositions, "behindMs">;
  readonly health: Health;
  /** Farther behind, the process is not ready. */
  readonly behindAtMostMs: number;
}

/** Shows the index's sizes and lag, and lets readiness hang on the lag. */
export function watchIndex({
  profiles,
  vacancies,
  index,
  health,
  behindAtMostMs,
}: Watched): Disposable {
  const readingsOf = (side: string, { indexed, held }: IndexSizes) => [
    { value: indexed, labels: { side, state: "indexed" } },
    { value: held, labels: { side, state: "held" } },
  ];
  health.check("index", () => {
    const behindMs = Math.round(index.behindMs());
    if (behindMs > behindAtMostMs) throw new Error(`${behindMs} ms behind its topics`);
  });
  const gauges = [
    metrics.gauge("raakvlak_index_keys", () => [
      ...readingsOf("profiles", profiles.sizes()),
      ...readingsOf("vacancies", vacancies.sizes()),
    ]),
    metrics.gauge("raakvlak_index_behind_seconds", () => index.behindMs() / 1_000),
  ];
  return {
    [Symbol.dispose]() {
      for (const gauge of gauges) gauge[Symbol.dispose]();
    },
  };
}
