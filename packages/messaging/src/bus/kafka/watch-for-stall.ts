import type { Clock } from "@raakvlak/runtime";

export interface StallWatch {
  readonly clock: Clock;
  /** Milliseconds since the broker last answered a fetch. */
  silentMs(): number;
  /** Whether silence is in order: nothing is to be fetched, or a batch is being worked on. */
  isExcused(): boolean;
  /** Throws when the broker does not answer others either. */
  ping(): Promise<void>;
  onStall(): void;
}

const everyMs = 5_000;
/** A fetch is answered twice a second; a rejoin of the group takes up to the rebalance time-out. */
const longSilenceMs = 30_000;
/** The broker has answered others for half a minute in a row: its outage, or our own sleep, is over. */
const answersInARow = 6;

/**
 * Notices a consumer that fetches nothing any more, for ever, without an error, as kafkajs 2.2.4 may after an outage: the
 * broker answers others all the time, and not a single fetch. Told once.
 */
export function watchForStall(watch: StallWatch): AsyncDisposable {
  let answers = 0;
  return watch.clock.every(
    everyMs,
    async () => {
      if (answers > answersInARow) return;
      if (watch.isExcused() || watch.silentMs() < longSilenceMs) {
        answers = 0;
        return;
      }
      await watch.ping();
      answers += 1;
      if (answers > answersInARow) watch.onStall();
    },
    { onError: () => (answers = 0) },
  );
}
