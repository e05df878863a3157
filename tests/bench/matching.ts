import { performance } from "node:perf_hooks";
import { createEngine, type Engine } from "@raakvlak/matching/engine";
import { answerText, checkWithOracle, limit, now, profilesFrom } from "./check-answers.ts";
import { createStopwatch, type Measured } from "./measured.ts";
import type { BenchOptions } from "./options.ts";
import { createScan, type Scan } from "./peers/scan.ts";
import { vacancyAt, vacancyKinds, type VacancyKind } from "./workload/vacancies.ts";
import { createWorld, relatedOccupations, type World } from "./workload/world.ts";

export interface KindRow extends Measured {
  readonly who: "engine" | "scan";
  readonly kind: VacancyKind;
}

export interface MatchingReport {
  readonly exact: boolean;
  /** What was different, in words. */
  readonly differences: readonly string[];
  readonly rows: readonly KindRow[];
  /** Share of all profiles that fitted, for recruiters, by kind. */
  readonly shares: Readonly<Record<VacancyKind, number>>;
  readonly alerts: Readonly<Record<VacancyKind, number>>;
  readonly bytesPerProfile: { readonly engine: number; readonly scan?: number };
  readonly encodeMs: number;
  readonly buildMs: number;
}

const wanted = { limit, alerts: true };
const chunk = 10_000;
/** So many questions of one after the other, then as many of the next: whatever the machine does hits all alike. */
const turn = 25;
type Tell = (progress: string) => void;

/** Builds, asks and compares. */
export function measureMatching(options: BenchOptions, tell: Tell): MatchingReport {
  const world = createWorld(options.seed, options.workload);
  const engine = createEngine(relatedOccupations, options.kernel);
  const scan = options.peers.includes("scan") ? createScan(options.profiles) : undefined;
  const times = load(world, { engine, scan, profiles: options.profiles, tell });
  const differences: string[] = [];
  const rows: KindRow[] = [];
  const shares = { standard: 0, broad: 0, "very-broad": 0 };
  const alerts = { standard: 0, broad: 0, "very-broad": 0 };
  for (const kind of vacancyKinds) {
    tell(`asks ${options.vacancies} ${kind} vacancies`);
    const asked = askAll(world, kind, { engine, scan, vacancies: options.vacancies });
    rows.push(...asked.rows);
    for (const { who, p50, p95, cpu } of asked.rows)
      tell(
        `${kind}, ${who}: ${[p50, p95, cpu].map((ms) => ms.toFixed(3)).join(", ")} ms (p50, p95, cpu)`,
      );
    differences.push(...asked.differences);
    shares[kind] = asked.eligible / options.vacancies / options.profiles;
    alerts[kind] = asked.alerts / options.vacancies;
  }
  differences.push(...checkWithOracle(world, engine, { ...options, tell }));
  return {
    exact: differences.length === 0,
    differences,
    rows,
    shares,
    alerts,
    bytesPerProfile: {
      engine: engine.measures().bytes / options.profiles,
      ...(scan && { scan: scan.bytes() / options.profiles }),
    },
    ...times,
  };
}

interface Loading {
  readonly engine: Engine;
  readonly scan: Scan | undefined;
  readonly profiles: number;
  readonly tell: Tell;
}

/** Profiles are made in chunks, so that no more than one chunk of objects is in memory; making them is not counted. */
function load(world: World, { engine, scan, profiles, tell }: Loading) {
  let encodeMs = 0;
  for (let from = 0; from < profiles; from += chunk) {
    const some = profilesFrom(world, from, Math.min(chunk, profiles - from));
    const before = performance.now();
    for (const profile of some) engine.put(profile);
    encodeMs += performance.now() - before;
    for (const profile of some) scan?.add(profile);
    if ((from / chunk) % 10 === 9) tell(`${from + chunk} profiles taken`);
  }
  const before = performance.now();
  engine.rebuild();
  const buildMs = performance.now() - before;
  scan?.ready(engine);
  return { encodeMs, buildMs };
}

interface Asking {
  readonly engine: Engine;
  readonly scan: Scan | undefined;
  readonly vacancies: number;
}

function askAll(world: World, kind: VacancyKind, { engine, scan, vacancies }: Asking) {
  const prepared = Array.from({ length: vacancies }, (_, n) =>
    engine.prepare(vacancyAt(world, kind, n)),
  );
  const ways = [
    { who: "engine" as const, ask: (n: number) => engine.match(vacancyOf(n), now, wanted) },
    ...(scan === undefined
      ? []
      : [{ who: "scan" as const, ask: (n: number) => scan.match(vacancyOf(n), limit) }]),
  ].map((way) => ({ ...way, stopwatch: createStopwatch(), answers: [] as string[] }));
  // Compiled and warm before the first is timed.
  for (const { ask, who } of ways)
    for (let n = 0; n < Math.min(vacancies, who === "scan" ? 5 : 50); n++) ask(n);
  let eligible = 0;
  let alerts = 0;
  for (let from = 0; from < vacancies; from += turn)
    for (const { ask, stopwatch, answers } of ways)
      for (let n = from; n < Math.min(from + turn, vacancies); n++) {
        const found = stopwatch.time(() => ask(n));
        answers.push(answerText(found));
        if (answers === ways[0]?.answers) {
          eligible += found.eligible;
          alerts += found.alerts.length;
        }
      }
  const [own, ...peers] = ways;
  const differences = peers.flatMap(({ who, answers }) =>
    answers.flatMap((answer, n) =>
      answer === own?.answers[n] ? [] : [`${kind} vacancy ${n}: ${who} answers otherwise`],
    ),
  );
  const rows = ways.map(({ who, stopwatch }) => ({ who, kind, ...stopwatch.measured() }));
  return { rows, differences, eligible, alerts };

  function vacancyOf(n: number) {
    const vacancy = prepared[n];
    if (vacancy === undefined) throw new RangeError("no such vacancy");
    return vacancy;
  }
}
