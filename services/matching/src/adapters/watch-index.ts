import { metrics, type Health } from "@raakvlak/runtime";
import type { IndexPositions } from "../use-cases/index-positions.ts";
import type { IndexRoom, RoomyIndex } from "../use-cases/index-room.ts";
import type { IndexSizes } from "../use-cases/profile-index.ts";

interface Watched {
  readonly profiles: { sizes(): IndexSizes } & Pick<RoomyIndex, "memory" | "leftOut">;
  readonly vacancies: { sizes(): IndexSizes };
  readonly index: Pick<IndexPositions, "behindMs">;
  readonly room: Pick<IndexRoom, "isComplete">;
  readonly health: Health;
  /** Farther behind, the process is not ready. */
  readonly behindAtMostMs: number;
}

/** Shows the index's sizes, memory and lag, and lets readiness hang on the lag and on whether it has room for everybody. */
export function watchIndex({
  profiles,
  vacancies,
  index,
  room,
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
  health.check("index-room", () => {
    if (room.isComplete()) return;
    const { usedBytes, limitBytes } = profiles.memory();
    throw new Error(`out of room: ${usedBytes} of ${limitBytes} bytes, profiles are left out`);
  });
  const gauges = [
    metrics.gauge("raakvlak_index_keys", () => [
      ...readingsOf("profiles", profiles.sizes()),
      ...readingsOf("vacancies", vacancies.sizes()),
    ]),
    metrics.gauge("raakvlak_index_behind_seconds", () => index.behindMs() / 1_000),
    metrics.gauge("raakvlak_index_bytes", () => {
      const { heldBytes, usedBytes, rebuildingBytes, limitBytes } = profiles.memory();
      const states = { held: heldBytes, used: usedBytes, rebuild: rebuildingBytes };
      return Object.entries({ ...states, limit: limitBytes }).map(([state, value]) => ({
        value,
        labels: { state },
      }));
    }),
    metrics.gauge("raakvlak_index_parts", () => {
      const { blocks, slots } = profiles.memory();
      return [
        { value: blocks, labels: { what: "blocks" } },
        { value: slots, labels: { what: "slots" } },
      ];
    }),
    metrics.gauge("raakvlak_index_left_out_records", profiles.leftOut),
  ];
  return {
    [Symbol.dispose]() {
      for (const gauge of gauges) gauge[Symbol.dispose]();
    },
  };
}
