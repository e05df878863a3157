import { CLOCK_HOMES, ENVIRONMENT_HOMES } from "./boundary-table.ts";
import { BARRELS } from "./layout-table.ts";
import type { ModuleFacts, Sighting } from "./read-module.ts";
import { isWithin, type SourcePlace } from "./source-place.ts";

/** A rule about what a module does, apart from what it imports. */
export interface ModuleRule {
  name: string;
  /** What is wrong, each with its line. */
  judge: (place: SourcePlace, facts: ModuleFacts) => Sighting[];
}

const processEnv: ModuleRule = {
  name: "process-env",
  judge: ({ file }, { environmentReads }) =>
    isWithin(file, ENVIRONMENT_HOMES)
      ? []
      : environmentReads.map(({ what, line }) => ({
          line,
          what: `${what} is read in config.ts alone`,
        })),
};

const oneClock: ModuleRule = {
  name: "one-clock",
  judge: ({ file }, { clockReads, imports }) => {
    if (isWithin(file, CLOCK_HOMES)) return [];
    const timerModules = imports.filter(({ what }) => /^(node:)?timers(\/|$)/.test(what));
    return [...clockReads, ...timerModules].map(({ what, line }) => ({
      line,
      what: `${what}: take the time, and every wait, from the injected clock`,
    }));
  },
};

const noModuleMocks: ModuleRule = {
  name: "no-module-mocks",
  judge: (_place, { moduleMocks }) =>
    moduleMocks.map(({ what, line }) => ({ line, what: `${what}: hand over a fake instead` })),
};

const barrels: ModuleRule = {
  name: "barrels",
  judge: ({ file }, { isBarrel }) => {
    if (isWithin(file, BARRELS)) return [];
    const isIndex = /(^|\/)index\.\w+$/.test(file);
    return isBarrel || isIndex
      ? [{ line: 0, what: "only a package's src/index.ts passes on exports" }]
      : [];
  },
};

/** A rule that is switched off in a line says why, in the same comment, after `--`. */
const reasonedExemption: ModuleRule = {
  name: "reasoned-exemption",
  judge: (_place, { comments }) =>
    comments
      .filter(({ what }) => /^\s*(oxlint|eslint)-disable/.test(what) && !/ -- \S/.test(what))
      .map(({ line }) => ({ line, what: "say why the rule is off here: … -- the reason" })),
};

export const moduleRules: readonly ModuleRule[] = [
  processEnv,
  oneClock,
  noModuleMocks,
  barrels,
  reasonedExemption,
];
