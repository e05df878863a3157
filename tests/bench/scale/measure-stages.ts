import type { ServiceProcess } from "@raakvlak/infra/processes/service-process.ts";
import { createSystemClock } from "@raakvlak/runtime";
import type { Tell } from "../bench-command.ts";
import { processPart, stackParts, watchCosts } from "./cost-watch.ts";
import type { Expectation } from "./expected-matches.ts";
import { limitingPart, type Usage } from "./limiting-part.ts";
import type { MatchLedger } from "./match-ledger.ts";
import type { WorldOnStack } from "./world-on-stack.ts";

export interface Scene {
  readonly place: WorldOnStack;
  readonly ledger: MatchLedger;
  readonly expectation: Expectation;
  readonly tell: Tell;
  /** Those that run; the first stays. */
  readonly workers: ServiceProcess[];
}

/** Many vacancies at once, with so many workers. */
export interface Stage {
  readonly workers: number;
  /** From the first vacancy published until the last match was, and no job was owed. */
  readonly perSecond: number;
  readonly matches: number;
  readonly usage: Usage;
  readonly limit: string;
}

/** A steady load while workers come and go. */
export interface Course {
  readonly rate: number;
  readonly matches: number;
  /** From the last vacancy published until the last match was. */
  readonly drainSeconds: number;
  readonly mostOwed: number;
  /** How far the index of the first worker was behind its topics, at most. */
  readonly mostBehindSeconds: number;
}

const clock = createSystemClock();
/** Nothing new for so long: what is missing then counts as lost. */
const patienceMs = 60_000;
const most = 4;
/** Between two vacancies of a trickle. */
const trickleMs = 100;

export async function measureBurst(scene: Scene, first: number, vacancies: number): Promise<Stage> {
  const { place, ledger, tell } = scene;
  const workers = scene.workers.length;
  const { some, matches } = expectFrom(scene, first, vacancies);
  tell(`${vacancies} vacancies at once, ${workers} workers`);
  const usageOf = watchCosts(
    [
      ...scene.workers.map((worker, n) => processPart(`worker ${n + 1}`, worker)),
      processPart("dispatcher", place.dispatcher),
      ...(await stackParts(place.stack)),
    ],
    place.queue,
  );
  const fromMs = clock.monotonicMs();
  await place.publishVacancies(some);
  await untilComplete(ledger);
  const endMs = await untilDone(place, ledger.lastAtMs());
  const usage = await usageOf();
  const seconds = (endMs - fromMs) / 1_000;
  return { workers, perSecond: vacancies / seconds, matches, usage, limit: limitingPart(usage) };
}

/** Milliseconds from a vacancy's publication until its matches were all published, with nothing else to do, in order. */
export async function measureTrickle(
  { place, ledger, expectation, tell }: Scene,
  first: number,
  vacancies: number,
): Promise<number[]> {
  tell(`${vacancies} vacancies one by one`);
  const latenciesMs: number[] = [];
  for (let number = first; latenciesMs.length < vacancies; number++) {
    const vacancy = expectation.vacancy(number);
    const pairs = expectation.pairs(vacancy);
    // Of one that fits nobody nothing is heard.
    if (pairs.length === 0) continue;
    ledger.expect(pairs);
    const fromMs = clock.monotonicMs();
    await place.publishVacancies([vacancy]);
    await untilComplete(ledger);
    latenciesMs.push(ledger.lastAtMs() - fromMs);
    await clock.sleep(trickleMs);
  }
  return latenciesMs.toSorted((a, b) => a - b);
}

/** One worker at first; three more after a third of the time; they stop after two thirds. */
export async function measureCourse(
  scene: Scene,
  first: number,
  { rate, seconds }: { readonly rate: number; readonly seconds: number },
): Promise<Course> {
  const { place, ledger, tell, workers } = scene;
  const total = rate * seconds;
  const { some, matches } = expectFrom(scene, first, total);
  let mostOwed = 0;
  let mostBehindSeconds = 0;
  const watching = clock.every(
    1_000,
    async () => {
      mostOwed = Math.max(mostOwed, await place.owed());
      const [oldest] = scene.workers;
      if (oldest) mostBehindSeconds = Math.max(mostBehindSeconds, await behindSeconds(oldest));
    },
    { onError: (error) => tell(`could not look: ${String(error)}`) },
  );
  tell(`${rate} vacancies a second, 1 worker`);
  const fromMs = clock.monotonicMs();
  const at = (share: number) => Math.floor(total * share);
  await publishSteadily(place, some.slice(0, at(1 / 3)), { rate, fromMs, before: 0 });
  tell(`${most} workers`);
  const growing = Promise.all(
    Array.from({ length: most - workers.length }, () => place.startWorker()),
  );
  await publishSteadily(place, some.slice(at(1 / 3), at(2 / 3)), {
    rate,
    fromMs,
    before: at(1 / 3),
  });
  const more = await growing;
  tell("1 worker again");
  const shrinking = Promise.all(more.map((worker) => worker.stop()));
  await publishSteadily(place, some.slice(at(2 / 3)), { rate, fromMs, before: at(2 / 3) });
  const endMs = clock.monotonicMs();
  await shrinking;
  await untilComplete(ledger);
  await watching[Symbol.asyncDispose]();
  const drainSeconds = Math.max(0, ledger.lastAtMs() - endMs) / 1_000;
  return { rate, matches, drainSeconds, mostOwed, mostBehindSeconds };
}

/** What a worker says of its index. */
async function behindSeconds({ internalUrl }: ServiceProcess): Promise<number> {
  const metrics = await (await fetch(`${internalUrl}/metrics`)).text();
  const [, value] = /^raakvlak_index_behind_seconds\S* ([\d.e+-]+)/m.exec(metrics) ?? [];
  if (value === undefined) throw new Error("a worker does not say how far its index is behind");
  return Number(value);
}

interface Pace {
  readonly rate: number;
  readonly fromMs: number;
  /** Published before these. */
  readonly before: number;
}

const tickMs = 100;

/** In portions, at a rate, whether or not earlier ones have had their effect. */
async function publishSteadily(
  place: WorldOnStack,
  vacancies: readonly Parameters<WorldOnStack["publishVacancies"]>[0][number][],
  { rate, fromMs, before }: Pace,
): Promise<void> {
  for (let done = 0; done < vacancies.length;) {
    const due = Math.floor(((clock.monotonicMs() - fromMs) * rate) / 1_000) - before - done;
    if (due > 0) {
      await place.publishVacancies(vacancies.slice(done, done + due));
      done += due;
    } else await clock.sleep(tickMs);
  }
}

function expectFrom({ expectation, ledger }: Scene, first: number, vacancies: number) {
  const some = Array.from({ length: vacancies }, (_, n) => expectation.vacancy(first + n));
  const pairs = some.flatMap(expectation.pairs);
  ledger.expect(pairs);
  return { some, matches: pairs.length };
}

/** When the last match was published, or when the last job was done: jobs may come to nothing. */
async function untilDone(place: WorldOnStack, lastMatchMs: number): Promise<number> {
  let endMs = lastMatchMs;
  while ((await place.owed()) > 0) {
    await clock.sleep(50);
    endMs = clock.monotonicMs();
  }
  return endMs;
}

async function untilComplete(ledger: MatchLedger): Promise<void> {
  let missing = ledger.missing();
  let sinceMs = clock.monotonicMs();
  while (ledger.missing() > 0 && clock.monotonicMs() - sinceMs < patienceMs) {
    await clock.sleep(20);
    if (ledger.missing() === missing) continue;
    missing = ledger.missing();
    sinceMs = clock.monotonicMs();
  }
}
