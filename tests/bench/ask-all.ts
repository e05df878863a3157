import type { Vacancy } from "@raakvlak/contracts";
import type { Engine, Found, PreparedVacancy } from "@raakvlak/matching/engine";
import { answerText, limit, now } from "./check-answers.ts";
import { createStopwatch, type Measured, type Stopwatch } from "./measured.ts";
import type { OpenPeer } from "./peers/open-peers.ts";
import type { Peer } from "./peers/peer.ts";
import { vacancyAt, type VacancyKind } from "./workload/vacancies.ts";
import type { World } from "./workload/world.ts";

export interface KindRow extends Measured {
  /** "engine", the same for who is mailed alone (what a match job asks), or a peer's name. */
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
  const jobs = { who: "engine, mailed alone", stopwatch: createStopwatch() };
  const others = peers.map(({ name, peer }) => ({ who: name, peer, stopwatch: createStopwatch() }));
  const differences: string[] = [];
  const sums = { eligible: 0, alerts: 0 };
  // Compiled and warm before the first is timed.
  for (const { prepared } of asked.slice(0, warmUp.engine)) engine.match(prepared, now, wanted);
  for (const { peer } of others)
    for (const one of asked.slice(0, warmUp.peer)) await askPeer(peer, one, createStopwatch());
  for (let from = 0; from < vacancies; from += turn) {
    const some = asked.slice(from, from + turn);
    const { counted, differing } = askEngine(engine, some, { own, jobs });
    for (const n of differing)
      differences.push(`${kind} vacancy ${from + n}: the engine answers otherwise counting all`);
    for (const { eligible = 0, alerts } of counted) {
      sums.eligible += eligible;
      sums.alerts += alerts.length;
    }
    for (const other of others)
      for (const n of await askOther(other, some, counted))
        differences.push(`${kind} vacancy ${from + n}: ${other.who} answers otherwise`);
  }
  const rows = [own, jobs, ...others].map(({ who, stopwatch }): KindRow => ({
    who,
    kind,
    ...stopwatch.measured(),
  }));
  return { rows, differences, ...sums };
}

interface Timed {
  readonly who: string;
  readonly stopwatch: Stopwatch;
}

/** Times the whole question and that of a match job, one after the other over all; then, not timed, counts all who fit. */
function askEngine(
  engine: Engine,
  some: readonly Asked[],
  { own, jobs }: Readonly<Record<"own" | "jobs", Timed>>,
): { counted: Found[]; differing: number[] } {
  const answers = some.map(({ prepared }) =>
    own.stopwatch.time(() => engine.match(prepared, now, wanted)),
  );
  const mailed = some.map(({ prepared }) =>
    jobs.stopwatch.time(() => engine.match(prepared, now, { alerts: true })),
  );
  const counted = some.map(({ prepared }) =>
    engine.match(prepared, now, { ...wanted, counts: true }),
  );
  const differing = counted.flatMap((all, n) =>
    isSame(all, answers[n]) && isSame({ ...all, best: [] }, mailed[n]) ? [] : [n],
  );
  return { counted, differing };
}

type Answer = Pick<Found, "best" | "alerts"> | undefined;

function isSame(a: Answer, b: Answer): boolean {
  return a !== undefined && b !== undefined && answerText(a) === answerText(b);
}

/** Asks a peer for some; resolves to the positions of those that it answers otherwise. */
async function askOther(
  { peer, stopwatch }: Timed & Pick<OpenPeer, "peer">,
  some: readonly Asked[],
  counted: readonly Found[],
): Promise<number[]> {
  const differing: number[] = [];
  for (const [n, one] of some.entries())
    if (!(await askPeer(peer, one, stopwatch))(counted[n])) differing.push(n);
  return differing;
}

/** Asks one peer; resolves to a look at whether its answer can be that of the engine. */
async function askPeer(
  peer: Peer,
  { vacancy, prepared }: Asked,
  stopwatch: Stopwatch,
): Promise<(expected: Found | undefined) => boolean> {
  if ("match" in peer) {
    const found = stopwatch.time(() => peer.match(prepared, limit));
    return (expected) => isSame(found, expected);
  }
  const { hits, ms, cpuMs } = await peer.ask(vacancy, limit);
  stopwatch.add(ms, cpuMs);
  // Its score is another one, but whoever fits must be among those that it found.
  return (expected) => hits >= (expected?.eligible ?? 0);
}
