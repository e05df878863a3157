import type { Clock } from "@raakvlak/runtime";
import type { Consumer } from "kafkajs";

export type ConsumerLife = ReturnType<typeof watchLife>;

/** When the broker last answered a fetch, and whether a batch is being worked on. */
export function watchLife(clock: Clock) {
  let heardAtMs = clock.monotonicMs();
  let underWay = 0;
  return {
    watch: (consumer: Consumer) =>
      void consumer.on(consumer.events.FETCH, () => void (heardAtMs = clock.monotonicMs())),
    silentMs: () => clock.monotonicMs() - heardAtMs,
    isAtWork: () => underWay > 0,
    work(): Disposable {
      underWay += 1;
      return { [Symbol.dispose]: () => void (underWay -= 1) };
    },
  };
}
