import { AsyncLocalStorage } from "node:async_hooks";
import type { Clock } from "@raakvlak/runtime";

/** Mulberry32: small, seeded, good enough to choose interleavings. */
export function createRandom(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    below: (bound: number) => Math.floor(next() * bound),
    chance: (share: number) => next() < share,
    pick: <Item>(items: readonly Item[]): Item => items[Math.floor(next() * items.length)] as Item,
  };
}

export type Random = ReturnType<typeof createRandom>;

interface Actor {
  readonly name: string;
  /** How far this process's wall clock is off. */
  readonly skewMs: number;
}

interface Pending {
  readonly actor: Actor;
  resume(): void;
  fail(error: Error): void;
}

/** What happens to the operation that comes next: it happens, its process is gone for good, or the store is away. */
export type Fate = "happens" | "crashes" | "fails";

/**
 * Runs actors one atomic operation at a time in an order drawn from the seed. An actor may be left out for long (frozen),
 * or never be resumed again (crashed). Time moves between operations only.
 */
export function createScheduler(random: Random, start: Date) {
  let timeMs = start.getTime();
  let steps = 0;
  const pending: Pending[] = [];
  const current = new AsyncLocalStorage<Actor>();

  const step = (): Promise<void> => {
    const actor = current.getStore();
    if (!actor) throw new Error("an operation outside every actor");
    return new Promise((resume, fail) => {
      pending.push({ actor, resume, fail });
    });
  };

  const clock: Clock = {
    now: () => new Date(timeMs + (current.getStore()?.skewMs ?? 0)),
    monotonicMs: () => timeMs - start.getTime(),
    sleep: () => step(),
    every: () => {
      throw new Error("actors have no timers of their own");
    },
  };

  return {
    clock,
    step,
    steps: () => steps,
    now: () => timeMs,
    busy: () => pending.length > 0,
    advance(ms: number) {
      timeMs += ms;
    },
    /** Starts an actor; it runs up to its first operation at once. */
    start(name: string, skewMs: number, run: () => Promise<void>) {
      // What an actor throws its supervisor sees; it comes back by itself: a redelivery, the sweeper, another click.
      current.run({ name, skewMs }, () => void run().catch(() => {}));
    },
    settle,
    /** Decides one pending operation. */
    async proceed(fate: Fate): Promise<void> {
      const [chosen] = pending.splice(random.below(pending.length), 1);
      if (!chosen) return;
      steps += 1;
      if (fate === "crashes") return;
      if (fate === "fails") chosen.fail(new Error("the store is away"));
      else chosen.resume();
      await settle();
    },
  };
}

/** Everything that follows without another operation happens before the next one. */
function settle(): Promise<void> {
  return new Promise((settled) => void setImmediate(settled));
}

export type Scheduler = ReturnType<typeof createScheduler>;
