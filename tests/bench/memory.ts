import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createEngine } from "@raakvlak/matching/engine";
import { createSystemClock } from "@raakvlak/runtime";
import type { BenchCommand, BenchResult, Tell } from "./bench-command.ts";
import { checkWithOracle } from "./check-answers.ts";
import { loadIndex } from "./load-index.ts";
import {
  checkCount,
  checkFlag,
  flagLines,
  indexFlags,
  readFlags,
  type ValuesOf,
} from "./options.ts";
import { count, tableText } from "./table.ts";
import { createWorld, relatedOccupations } from "./workload/world.ts";

const flags = { ...indexFlags, check: checkFlag };
const clock = createSystemClock();

export const memory: BenchCommand = {
  name: "memory",
  about: `Builds the index and says what a registered profile costs: by the index's own count (records, blocks, table of ids and versions,
also of those who allow nothing), in objects beside it, and as the process grows, which counts what making the profiles left behind. Some answers are compared with the oracle's.`,
  flags: flagLines(flags),
  run: (args, tell) => measureMemory(readFlags(flags, args), tell),
};

type Options = ValuesOf<typeof flags>;

/** What the language gives back to the machine it gives back in the background. */
const settleMs = 300;

async function measureMemory(options: Options, tell: Tell): Promise<BenchResult> {
  const collect = garbageCollector();
  const world = createWorld(options.seed, options.workload);
  await collect();
  const before = process.memoryUsage();
  const engine = createEngine(relatedOccupations, options.kernel);
  const { encodeMs, buildMs } = loadIndex(world, engine, { ...options, tell });
  const peak = process.resourceUsage().maxRSS * 1_024 - before.rss;
  await collect();
  const after = process.memoryUsage();
  const { bytes: index, profiles: held, slots, blocks } = engine.measures();
  const objects = Math.max(0, after.heapUsed - before.heapUsed);
  const bytes = {
    index,
    objects,
    held: index + objects,
    resident: after.rss - before.rss,
    peak,
  };
  const check = checkCount(options.check, options.profiles);
  const differences = checkWithOracle(world, engine, { ...options, check, tell });
  const report = { bytes, held, slots, blocks, encodeMs, buildMs, differences };
  return {
    exact: differences.length === 0,
    text: textOf(options, report),
    json: {
      ...options,
      ...report,
      bytesPerProfile: Object.fromEntries(
        Object.entries(bytes).map(([name, each]) => [name, each / options.profiles]),
      ),
    },
  };
}

const words = {
  index: "the index by its own count",
  objects: "objects of the language beside it",
  held: "everything that is held: both",
  resident: "growth of the process: with what making profiles left in the heap",
  peak: "growth of the process, at most: with two memories while it builds",
} as const;

interface MemoryReport {
  readonly bytes: Readonly<Record<keyof typeof words, number>>;
  readonly held: number;
  readonly slots: number;
  readonly blocks: number;
  readonly encodeMs: number;
  readonly buildMs: number;
  readonly differences: readonly string[];
}

function textOf({ profiles, seed, workload, kernel }: Options, report: MemoryReport): string {
  const { bytes, held, slots, blocks, encodeMs, buildMs, differences } = report;
  const lines = (Object.keys(words) as (keyof typeof words)[]).map((name) => [
    words[name],
    (bytes[name] / 1e6).toFixed(1),
    (bytes[name] / profiles).toFixed(0),
    (bytes[name] / held).toFixed(0),
  ]);
  return `${tableText([["", "MB", "bytes a profile", "of those with a purpose"], ...lines])}

${workload}, ${count(profiles)} profiles, ${count(held)} with a purpose, ${count(slots)} to be found in ${count(blocks)} blocks, seed ${seed}, ${kernel} kernel
taken in ${Math.round(encodeMs)} ms, built in ${Math.round(buildMs)} ms; everything is in memory, nothing is read from disk
${differences.length === 0 ? "exact" : `${differences.length} different answers: ${differences.slice(0, 10).join("; ")}`}
`;
}

/** What is no longer held must not count. Asked for here, so that nobody has to remember a flag. */
function garbageCollector(): () => Promise<void> {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  return async () => {
    for (let n = 0; n < 4; n++) {
      collect();
      await clock.sleep(settleMs);
    }
  };
}
