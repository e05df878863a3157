import { performance } from "node:perf_hooks";
import type { Engine, PreparedVacancy } from "@raakvlak/matching/engine";
import { limit, now } from "../check-answers.ts";
import { createStopwatch, type Measured } from "../measured.ts";

interface Parts {
  readonly engine: Engine;
  readonly vacancies: readonly PreparedVacancy[];
  /** Makes one change. */
  readonly next: () => void;
  readonly seconds: number;
}

const wanted = { limit, alerts: true };
const batch = 500;
/** Changes that are due are made in portions of this size, a match in between. */
const portion = 50;
const turnMs = 500;

export interface Rate {
  /** Changes a second of the time that changes take. */
  readonly perSecond: number;
  /** The same of the processor's time, which others on the machine do not take. */
  readonly perCpuSecond: number;
}

/** How fast changes are, with a match after every 500. */
export function measureRate({ engine, vacancies, next, seconds }: Parts): Rate {
  let changes = 0;
  let tookMs = 0;
  let cpuMs = 0;
  const end = performance.now() + seconds * 1_000;
  for (let n = 0; performance.now() < end; n++) {
    const cpu = process.cpuUsage();
    const from = performance.now();
    for (let m = 0; m < batch; m++) next();
    tookMs += performance.now() - from;
    const { user, system } = process.cpuUsage(cpu);
    cpuMs += (user + system) / 1_000;
    changes += batch;
    ask(engine, vacancies, n);
  }
  return { perSecond: (changes / tookMs) * 1_000, perCpuSecond: (changes / cpuMs) * 1_000 };
}

/** The time of a match while changes come at a rate, and of the same index idle, in turns of half a second. */
export function measureUnderLoad({
  engine,
  vacancies,
  next,
  seconds,
  rate,
}: Parts & { readonly rate: number }): { idle: Measured; loaded: Measured; reached: number } {
  const idle = createStopwatch();
  const loaded = createStopwatch();
  let changes = 0;
  let loadedMs = 0;
  let asked = 0;
  for (let turn = 0; turn < seconds * 2; turn++) {
    const isLoaded = turn % 2 === 1;
    const from = performance.now();
    let made = 0;
    for (let past = 0; past < turnMs; past = performance.now() - from) {
      const due = isLoaded ? Math.min(portion, Math.floor((past * rate) / 1_000) - made) : 0;
      for (let n = 0; n < due; n++) next();
      made += Math.max(0, due);
      (isLoaded ? loaded : idle).time(() => ask(engine, vacancies, asked++));
    }
    changes += made;
    if (isLoaded) loadedMs += performance.now() - from;
  }
  return {
    idle: idle.measured(),
    loaded: loaded.measured(),
    reached: (changes / loadedMs) * 1_000,
  };
}

function ask(engine: Engine, vacancies: readonly PreparedVacancy[], number: number): void {
  const vacancy = vacancies[number % vacancies.length];
  if (vacancy !== undefined) engine.match(vacancy, now, wanted);
}
