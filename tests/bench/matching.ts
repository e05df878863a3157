import { createEngine, type Engine } from "@raakvlak/matching/engine";
import { askAll, type KindRow } from "./ask-all.ts";
import type { BenchCommand, BenchResult, Tell } from "./bench-command.ts";
import { checkWithOracle } from "./check-answers.ts";
import { loadIndex } from "./load-index.ts";
import { matchingText } from "./matching-text.ts";
import {
  checkCount,
  checkFlag,
  flagLines,
  indexFlags,
  listFlag,
  readFlags,
  UsageError,
  wholeFlag,
  type ValuesOf,
} from "./options.ts";
import { openPeers, peerNames } from "./peers/open-peers.ts";
import { measureSideBySide, type SideBySide } from "./side-by-side.ts";
import { vacancyKinds, type VacancyKind } from "./workload/vacancies.ts";
import { createWorld, relatedOccupations, type World } from "./workload/world.ts";

const flags = {
  ...indexFlags,
  vacancies: wholeFlag("how many vacancies of each kind", {
    least: 10,
    most: 100_000,
    otherwise: 200,
  }),
  peers: listFlag("measured in the same run, turn by turn", peerNames),
  threads: wholeFlag("more than 1: also so many threads over one index, side by side", {
    least: 1,
    most: 16,
    otherwise: 1,
  }),
  check: checkFlag,
};

export type MatchingOptions = ValuesOf<typeof flags>;

export const matching: BenchCommand = {
  name: "matching",
  about: `Asks the matching engine for vacancies of three kinds (0.13 %, 1.5 % and 14 % of the profiles fit) against profiles made from
a seed: the 100 best who allow recruiters and everybody to be mailed, without reasons. Every answer is compared with that
of the peers, and some with the oracle's.`,
  flags: flagLines(flags),
  run: (args, tell) => measureMatching(readFlags(flags, args), tell),
};

export interface MatchingReport {
  readonly exact: boolean;
  /** What was different, in words. */
  readonly differences: readonly string[];
  readonly rows: readonly KindRow[];
  /** By several threads; none where they were not asked for. */
  readonly sideBySide: readonly SideBySide[];
  /** Share of all profiles that fitted, for recruiters, by kind. */
  readonly shares: Readonly<Record<VacancyKind, number>>;
  readonly alerts: Readonly<Record<VacancyKind, number>>;
  readonly bytesPerProfile: Readonly<Record<string, number>>;
  readonly encodeMs: number;
  readonly buildMs: number;
  /** What each peer leaves out. */
  readonly simplified: Readonly<Record<string, string>>;
  /** Peers that could not be had, and why. */
  readonly absent: Readonly<Record<string, string>>;
}

/** Builds, asks and compares. */
async function measureMatching(options: MatchingOptions, tell: Tell): Promise<BenchResult> {
  if (options.threads > 1 && options.kernel === "plain")
    throw new UsageError("--threads: the plain kernel knows but one");
  const world = createWorld(options.seed, options.workload);
  const engine = createEngine(relatedOccupations, options.kernel);
  await using peers = await openPeers(options.peers, { ...options, tell });
  const times = loadIndex(world, engine, { ...options, tell });
  await peers.load(world, engine);
  const differences: string[] = [];
  const rows: KindRow[] = [];
  const shares = { standard: 0, broad: 0, "very-broad": 0 };
  const alerts = { standard: 0, broad: 0, "very-broad": 0 };
  for (const kind of vacancyKinds) {
    tell(`asks ${options.vacancies} ${kind} vacancies`);
    const asked = await askAll(world, kind, { ...options, engine, peers: peers.all });
    rows.push(...asked.rows);
    for (const { who, p50, p95, cpu } of asked.rows)
      tell(
        `${kind}, ${who}: ${[p50, p95, cpu].map((ms) => ms.toFixed(3)).join(", ")} ms (p50, p95, cpu)`,
      );
    differences.push(...asked.differences);
    shares[kind] = asked.eligible / options.vacancies / options.profiles;
    alerts[kind] = asked.alerts / options.vacancies;
  }
  const beside = await measureThreads(world, engine, options, tell);
  differences.push(...beside.flatMap((each) => each.differences));
  const check = checkCount(options.check, options.profiles);
  differences.push(...checkWithOracle(world, engine, { ...options, check, tell }));
  const perProfile = (bytes: number) => bytes / options.profiles;
  const report: MatchingReport = {
    exact: differences.length === 0,
    differences,
    rows,
    sideBySide: beside.map(({ row }) => row),
    shares,
    alerts,
    bytesPerProfile: {
      engine: perProfile(engine.measures().bytes),
      ...Object.fromEntries(peers.all.map(({ name, peer }) => [name, perProfile(peer.bytes())])),
    },
    absent: peers.absent,
    simplified: Object.fromEntries(peers.all.map(({ name, peer }) => [name, peer.simplified])),
    ...times,
  };
  return {
    exact: report.exact,
    text: matchingText(options, report),
    json: jsonOf(options, report),
  };
}

/** Another index of the same profiles, with threads; the first has a memory of its own, as a worker with one thread has. */
async function measureThreads(
  world: World,
  engine: Engine,
  options: MatchingOptions,
  tell: Tell,
): Promise<ReturnType<typeof measureSideBySide>[]> {
  const { threads, kernel } = options;
  if (threads === 1) return [];
  tell(`asks by ${threads} threads`);
  const shared = createEngine(relatedOccupations, kernel, { threads });
  loadIndex(world, shared, { ...options, tell });
  const measured = vacancyKinds.map((kind) =>
    measureSideBySide(world, kind, { ...options, engine, shared }),
  );
  await shared.close();
  return measured;
}

function jsonOf(options: MatchingOptions, report: MatchingReport) {
  const standard = report.rows.find(({ who, kind }) => who === "engine" && kind === "standard");
  const ratios = Object.fromEntries(
    report.rows
      .filter(({ who }) => !who.startsWith("engine"))
      .map(({ who, kind, p50 }) => {
        const mine = report.rows.find((row) => row.who === "engine" && row.kind === kind);
        return [`${who} ${kind}`, p50 / (mine?.p50 ?? Number.NaN)];
      }),
  );
  const { exact, differences, ...rest } = report;
  const { p50, p95, p99 } = standard ?? { p50: 0, p95: 0, p99: 0 };
  return { exact, p50, p95, p99, ratios, ...options, ...rest, differences: differences.length };
}
