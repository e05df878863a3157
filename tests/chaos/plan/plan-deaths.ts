import type { SeededRandom } from "@raakvlak/infra/demo/seeded-random.ts";
import { isServer, serverVictims, serviceVictims, type Victim } from "./victims.ts";

/** One kill: of the kinds, `freeze` ends by itself and `flush` empties Redis. */
export interface Death {
  readonly atMs: number;
  readonly victim: Victim;
  readonly how: "kill" | "freeze" | "flush";
  /** How long the victim is away. */
  readonly forMs: number;
  /** By how much the services' clock is moved meanwhile, so that its leases are over when it wakes. */
  readonly clockMs: number;
}

const everyMs = 4_000;
/** Longer than a lease and twice the silence that a mail server may keep. */
const pastLeaseMs = 75_000;
/** Longer than a lease by any clock. */
const longFreezeMs = 33_000;
const longFreezeFrom = 10;

/** Every victim once, in a random order, before any of them a second time. */
export function planDeaths(random: SeededRandom, count: number): Death[] {
  const bag: Victim[] = [];
  return Array.from({ length: count }, (_, index) => {
    const all: Victim[] = [...serviceVictims, ...serverVictims];
    if (bag.length === 0) bag.push(...random.sample(all, all.length));
    const victim = bag.pop() as Victim;
    const atMs = index * everyMs + random.whole(0, everyMs / 2);
    return count >= longFreezeFrom && index === Math.floor(count / 3)
      ? longFreeze(atMs, random)
      : deathOf(victim, atMs, random);
  });
}

export const durationOf = (kills: number) => Math.max(kills, 5) * everyMs;

function deathOf(victim: Victim, atMs: number, random: SeededRandom): Death {
  if (victim === "redis" && random.chance(0.4))
    return { atMs, victim, how: "flush", forMs: 0, clockMs: 0 };
  if (!random.chance(0.3))
    return { atMs, victim, how: "kill", forMs: random.whole(0, 2_500), clockMs: 0 };
  const clockMs = isServer(victim) ? 0 : pastLeaseMs;
  return { atMs, victim, how: "freeze", forMs: random.whole(2_500, 4_500), clockMs };
}

/** A sender who sleeps past its lease by every clock, also the one that nobody moves. */
function longFreeze(atMs: number, random: SeededRandom): Death {
  const victim = random.pick(["notification", "notification-2"] as const);
  return { atMs, victim, how: "freeze", forMs: longFreezeMs, clockMs: pastLeaseMs };
}
