import { performance } from "node:perf_hooks";
import type { Engine, Found } from "@raakvlak/matching/engine";
import { answerText, limit, now } from "./check-answers.ts";
import { vacancyAt, type VacancyKind } from "./workload/vacancies.ts";
import type { World } from "./workload/world.ts";

/** Vacancies a second, one after the other by one thread, and together by several that share one index. */
export interface SideBySide {
  readonly kind: VacancyKind;
  readonly threads: number;
  readonly alone: number;
  readonly together: number;
  /** Processor time of the thread that asks, for a vacancy, in milliseconds: what is left of it bounds what more threads can give. */
  readonly cpuAlone: number;
  readonly cpuTogether: number;
}

interface Asking {
  /** With a memory of its own, and with threads over a shared one. */
  readonly engine: Engine;
  readonly shared: Engine;
  readonly threads: number;
  readonly vacancies: number;
}

const wanted = { limit, alerts: true };
/** As many jobs as a worker has in hand. */
const together = 32;
const rounds = 3;

/** Asks both engines in turn, and tells whose answers were different. The first round warms up. */
export function measureSideBySide(
  world: World,
  kind: VacancyKind,
  { engine, shared, threads, vacancies }: Asking,
): { readonly row: SideBySide; readonly differences: readonly string[] } {
  const asked = Array.from({ length: vacancies }, (_, n) =>
    engine.prepare(vacancyAt(world, kind, n)),
  );
  const alone = createMeter(() => asked.map((vacancy) => engine.match(vacancy, now, wanted)));
  const beside = createMeter(() => {
    const found: Found[] = [];
    for (let from = 0; from < vacancies; from += together)
      found.push(...shared.matchAll(asked.slice(from, from + together), now, wanted));
    return found;
  });
  const differences = new Set<string>();
  for (let round = 0; round <= rounds; round++) {
    const answers = alone.run(round > 0);
    for (const [n, answer] of beside.run(round > 0).entries())
      if (answers[n] === undefined || answerText(answer) !== answerText(answers[n]))
        differences.add(`${kind} vacancy ${n}: ${threads} threads answer otherwise`);
  }
  const one = alone.each(vacancies);
  const several = beside.each(vacancies);
  return {
    row: {
      kind,
      threads,
      alone: 1_000 / one.ms,
      together: 1_000 / several.ms,
      cpuAlone: one.cpu,
      cpuTogether: several.cpu,
    },
    differences: [...differences],
  };
}

function createMeter(ask: () => readonly Found[]) {
  let ms = 0;
  let cpu = 0;
  let runs = 0;
  return {
    run(isMeasured: boolean): readonly Found[] {
      const before = process.threadCpuUsage();
      const from = performance.now();
      const found = ask();
      const took = performance.now() - from;
      const used = process.threadCpuUsage(before);
      if (isMeasured) {
        ms += took;
        cpu += (used.user + used.system) / 1_000;
        runs += 1;
      }
      return found;
    },
    /** For one of so many questions. */
    each: (questions: number) => ({ ms: ms / runs / questions, cpu: cpu / runs / questions }),
  };
}
