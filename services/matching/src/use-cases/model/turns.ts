/** A whole number from 0 up to, not including, `below`. */
export type Random = (below: number) => number;

/** Mulberry32: the same seed, the same numbers. */
export function randomFrom(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** A process died: what it was about to do is not done. */
class Crash extends Error {}

export interface Turns {
  /** Resolves when it is the caller's turn. */
  turn(): Promise<void>;
  /** Throws Crash now and then. */
  mayCrash(): void;
  /** Repeats a step, whatever crashes. */
  often(times: number, step: () => Promise<unknown>): Promise<void>;
  /** Runs the actors to their end, one at a time, in random order; afterwards nobody waits or crashes any more. */
  run(actors: readonly Promise<void>[]): Promise<void>;
}

/** Lets one of all waiting actors go on at a time, chosen at random. */
export function createTurns(random: Random): Turns {
  const waiting: (() => void)[] = [];
  const chaos = { isOn: true, running: 0 };
  return {
    async turn() {
      if (chaos.isOn) await new Promise<void>((resolve) => void waiting.push(resolve));
    },
    mayCrash() {
      if (chaos.isOn && random(15) === 0) throw new Crash();
    },
    async often(times, step) {
      for (let n = 0; n < times; n += 1)
        await step().catch((error: unknown) => {
          if (!(error instanceof Crash)) throw error;
        });
    },
    async run(actors) {
      chaos.running = actors.length;
      for (const actor of actors) void actor.finally(() => (chaos.running -= 1));
      while (chaos.running > 0) {
        // Whoever was woken runs on until it waits for its next turn.
        await new Promise<void>((resolve) => void setImmediate(resolve));
        waiting.splice(random(Math.max(1, waiting.length)), 1)[0]?.();
      }
      await Promise.all(actors);
      chaos.isOn = false;
    },
  };
}
