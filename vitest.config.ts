import { existsSync } from "node:fs";
import path from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const integration = "**/*.int.test.ts";
const endToEnd = "tests/**/*.e2e.test.ts";
/** Journeys that hold against times. */
const measured = [
  "tests/e2e/first-mail.e2e.test.ts",
  "tests/e2e/ranked-list.e2e.test.ts",
  "tests/e2e/site-load.e2e.test.ts",
  "services/matching/src/http/withdrawn.int.test.ts",
];
const fault = "tests/**/*.fault.test.ts";
const elsewhere = ["**/node_modules/**", "**/build/**", "**/target/**", "**/.raakvlak/**"];

const wholeServices = ["infra/test-run/stack-setup.ts", "infra/test-run/site-setup.ts"];

/**
 * The files that keep the others of their project waiting unless they begin first. Vitest itself goes by what it remembers
 * of the last run, else by size, which says nothing of how long a test waits: a clean clone would begin these last.
 */
const longest = [
  "tests/outages/stores-away.fault.test.ts",
  "tests/outages/broker-away.fault.test.ts",
  "tests/chaos/guards/guards.fault.test.ts",
  "packages/messaging/src/conformance/kafka-bus.int.test.ts",
  "tests/chaos/chaos.fault.test.ts",
  "tests/outages/two-versions.fault.test.ts",
  "tests/e2e/kill.fault.test.ts",
  "packages/runtime/src/jobs/worker-killed.int.test.ts",
  "services/ingestion/src/killed-run.int.test.ts",
  "infra/stack/stack.int.test.ts",
].map((file) => path.join(import.meta.dirname, file));

const absent = longest.filter((file) => !existsSync(file));
if (absent.length > 0)
  throw new Error(`vitest.config.ts names what is not there: ${absent.join(", ")}`);

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- A sequencer's own, which gives a new array.
    const byProject = Map.groupBy(await super.sort(files), ({ project }) => project.name);
    return [...byProject.values()].flatMap((own) =>
      own.toSorted((one, other) => rankOf(one) - rankOf(other)),
    );
  }
}

function rankOf({ moduleId }: TestSpecification): number {
  const rank = longest.indexOf(moduleId);
  return rank < 0 ? longest.length : rank;
}

export default defineConfig({
  test: {
    allowOnly: false,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: "unit",
          include: ["**/*.test.ts"],
          exclude: [...elsewhere, integration, endToEnd, fault],
          testTimeout: 30_000,
          sequence: { groupOrder: 0 },
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: "int",
          include: [integration],
          exclude: [...elsewhere, endToEnd, ...measured],
          globalSetup: "infra/test-run/stack-setup.ts",
          pool: "forks",
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
          // The servers run on the same two cores, but half of the files' time is waiting.
          maxWorkers: 3,
        },
      },
      {
        test: {
          name: "e2e",
          include: [endToEnd],
          exclude: [...elsewhere, ...measured],
          globalSetup: [...wholeServices, "infra/test-run/browser-setup.ts"],
          pool: "forks",
          testTimeout: 300_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 2 },
          // Each starts whole services, and waits for them half of the time.
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: "measured",
          include: measured,
          globalSetup: [...wholeServices, "infra/test-run/browser-setup.ts"],
          pool: "forks",
          testTimeout: 300_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 3 },
          // What else runs would be measured, too.
          fileParallelism: false,
        },
      },
      {
        test: {
          name: "faults",
          include: [fault],
          exclude: elsewhere,
          globalSetup: wholeServices,
          pool: "forks",
          testTimeout: 480_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 4 },
          // Each waits most of the time, for servers and services of its own. More of them would wait for the two cores.
          maxWorkers: 3,
        },
      },
    ],
  },
});
