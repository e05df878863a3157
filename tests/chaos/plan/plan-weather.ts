import type { SeededRandom } from "@raakvlak/infra/demo/seeded-random.ts";
import type { SmtpAnswer } from "@raakvlak/testing";
import { lines, type Line } from "./victims.ts";

/** What happens to the network between the services and one of the others. */
export interface Squall {
  readonly atMs: number;
  readonly line: Line;
  readonly kind: "cut" | "slow" | "black-hole";
  readonly forMs: number;
  readonly delayMs: number;
}

/** What the mail server does to the next message that comes. */
export interface PostalFault {
  readonly atMs: number;
  readonly answer: SmtpAnswer;
}

const squallEveryMs = 5_000;
const postalEveryMs = 2_500;
/** A hang holds its message for as long as a mail server may be silent. */
const hangEvery = 12;

export function planSqualls(random: SeededRandom, durationMs: number): Squall[] {
  return Array.from({ length: Math.floor(durationMs / squallEveryMs) }, (_, index) => ({
    atMs: index * squallEveryMs + random.whole(0, squallEveryMs),
    line: random.pick(lines),
    kind: random.pick(["cut", "slow", "black-hole"] as const),
    forMs: random.whole(500, 3_000),
    delayMs: random.whole(5, 60),
  }));
}

export function planPostalFaults(random: SeededRandom, durationMs: number): PostalFault[] {
  return Array.from({ length: Math.floor(durationMs / postalEveryMs) }, (_, index) => ({
    atMs: index * postalEveryMs + random.whole(0, postalEveryMs),
    answer: index % hangEvery === hangEvery / 2 ? hang(random) : refusalOrDrop(random),
  }));
}

function hang(random: SeededRandom): SmtpAnswer {
  return { kind: "hang", at: random.pick(["recipient", "data"] as const) };
}

function refusalOrDrop(random: SeededRandom): SmtpAnswer {
  if (random.chance(0.4)) return { kind: "drop-after-data" };
  const at = random.pick(["connect", "mail", "recipient", "data"] as const);
  return { kind: "refuse", at, code: at === "connect" ? 421 : random.pick([450, 451, 452]) };
}
