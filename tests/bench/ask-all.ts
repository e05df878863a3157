import type { Vacancy } from "@raakvlak/contracts";
import type { Engine, Found, PreparedVacancy } from "@raakvlak/matching/engine";
import { answerText, limit, now } from "./check-answers.ts";
import { createStopwatch, type Measured, type Stopwatch } from "./measured.ts";
import type { OpenPeer } from "./peers/open-peers.ts";
import type { Peer } from "./peers/peer.ts";
import { vacancyAt, type VacancyKind } from "./workload/vacancies.ts";
import type { World } from "./workload/world.ts";

export interface KindRow extends Measured {
  /** "engine", or a peer's name. */
  readonly who: string;
  readonly kind: VacancyKind;
}

interface Asking {
  readonly engine: Engine;
  readonly peers: readonly OpenPeer[];
  readonly vacancies: number;
}

interface Asked {
  readonly vacancy: Vacancy;
  readonly prepared: PreparedVacancy;
}

const wanted = { limit, alerts: true };
/** So many questions of one after the other, then as many of the next: whatever the machine does hits all alike. */
const turn = 25;
const warmUp = { engine: 50, peer: 5 };

/** Asks the engine and its peers for all vacancies of a kind, turn by turn, and tells whose answers were different. */
export async function askAll(
  world: World,
  kind: VacancyKind,
  { engine, peers, vacancies }: Asking,
) {
  const asked = Array.from({ length: vacancies }, (_, n): Asked => {
    const vacancy = vacancyAt(world, kind, n);
    return { vacancy, prepared: engine.prepare(vacancy) };
  });
  const own = { who: "engine", stopwatch: createStopwatch() };
  const others = peers.map(({ name, peer }) => ({ who: name, peer, stopwatch: createStopwatch() }));
  const differences: string[] = [];
  const sums = { eligible: 0, alerts: 0 };
  // Compiled and warm before the first is timed.
  for (const { prepared } of asked.slice(0, warmUp.engine)) engine.match(prepared, now, wanted);
  for (const { peer } of others)
    for (const one of asked.slice(0, warmUp.peer)) await askPeer(peer, one, createStopwatch());
  for (let from = 0; from < vacancies; from += turn) {
    const some = asked.slice(from, from + turn);
    const answers = some.map(({ prepared }) =>
      own.stopwatch.time(() => engine.match(prepared, now, wanted)),
    );
    for (const { eligible, alerts } of answers) {
      sums.eligible += eligible;
      sums.alerts += alerts.length;
    }
    for (const { who, peer, stopwatch } of others)
      for (const [n, one] of some.entries())
        if (!(await askPeer(peer, one, stopwatch))(answers[n]))
          differences.push(`${kind} vacancy ${from + n}: ${who} answers otherwise`);
  }
  const rows = [own, ...others].map(({ who, stopwatch }): KindRow => ({
    who,
    kind,
    ...stopwatch.measured(),
  }));
  return { rows, differences, ...sums };
}

/** Asks one peer; resolves to a look at whether its answer can be that of the engine. */
async function askPeer(
  peer: Peer,
  { vacancy, prepared }: Asked,
  stopwatch: Stopwatch,
): Promise<(expected: Found | undefined) => boolean> {
  if ("match" in peer) {
    const found = stopwatch.time(() => peer.match(prepared, limit));
    return (expected) => expected !== undefined && answerText(found) === answerText(expected);
  }
  const { hits, ms, cpuMs } = await peer.ask(vacancy, limit);
  stopwatch.add(ms, cpuMs);
  // Its score is another one, but whoever fits must be among those that it found.
  return (expected) => hits >= (expected?.eligible ?? 0);
}
