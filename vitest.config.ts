import { defineConfig } from "vitest/config";

const integration = "**/*.int.test.ts";
const endToEnd = "tests/**/*.e2e.test.ts";
const outage = "tests/**/*.outage.test.ts";
const elsewhere = ["**/node_modules/**", "**/build/**", "**/target/**", "**/.raakvlak/**"];

export default defineConfig({
  test: {
    allowOnly: false,
    projects: [
      {
        test: {
          name: "unit",
          include: ["**/*.test.ts"],
          exclude: [...elsewhere, integration, endToEnd, outage],
          testTimeout: 30_000,
          sequence: { groupOrder: 0 },
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: "int",
          include: [integration],
          exclude: [...elsewhere, endToEnd],
          globalSetup: "infra/test-run/stack-setup.ts",
          pool: "forks",
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
          // The servers run on the same two cores.
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: "e2e",
          include: [endToEnd],
          exclude: elsewhere,
          globalSetup: ["infra/test-run/stack-setup.ts", "infra/test-run/browser-setup.ts"],
          pool: "forks",
          testTimeout: 180_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 2 },
          // A journey starts whole services and measures times: one after the other.
          fileParallelism: false,
        },
      },
      {
        test: {
          name: "outages",
          include: [outage],
          exclude: elsewhere,
          globalSetup: "infra/test-run/stack-setup.ts",
          pool: "forks",
          testTimeout: 300_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 3 },
          // Each waits most of the time, on servers of its own: side by side they take as long as the longest.
          maxWorkers: 4,
        },
      },
    ],
  },
});
