// The boundaries of the house as data; docs/practices/boundaries.md says why. A rule that needs an exception gets it here,
// by name, where a reviewer sees it.

/** Tests, and what exists for them alone: programs that they start, models of what they check. */
export const TEST_SUPPORT = [
  "**/*.test.ts",
  "**/fixtures/**",
  "**/*-conformance.ts",
  "**/*-under-test.ts",
  "services/*/src/*/model/**",
  "packages/testing/**",
  "packages/*/src/conformance/**",
  "packages/*/models/**",
  "packages/*/bench/**",
  "tests/**",
];

/**
 * Which workspaces of ours a workspace may import. `inTests` counts for its test files alone. A service that others may
 * import in part names that part in its package.json (`./oracle`) and here.
 */
export const WORKSPACE_DIRECTIONS: readonly { from: string; to: string[]; inTests?: string[] }[] = [
  { from: "packages/tsconfig", to: [] },
  { from: "packages/contracts", to: [] },
  { from: "packages/vocabulary", to: ["@raakvlak/contracts"] },
  {
    from: "packages/runtime",
    to: ["@raakvlak/contracts"],
    inTests: ["@raakvlak/testing"],
  },
  {
    from: "packages/messaging",
    to: ["@raakvlak/contracts", "@raakvlak/runtime"],
    inTests: ["@raakvlak/testing"],
  },
  {
    from: "packages/testing",
    to: ["@raakvlak/contracts", "@raakvlak/messaging", "@raakvlak/runtime", "@raakvlak/vocabulary"],
  },
  {
    from: "services/*",
    to: ["@raakvlak/contracts", "@raakvlak/messaging", "@raakvlak/runtime", "@raakvlak/vocabulary"],
    inTests: ["@raakvlak/testing"],
  },
  {
    from: "infra",
    to: [
      "@raakvlak/contracts",
      "@raakvlak/matching/oracle",
      "@raakvlak/matching/replay",
      "@raakvlak/messaging",
      "@raakvlak/runtime",
      "@raakvlak/vocabulary",
    ],
    inTests: ["@raakvlak/testing"],
  },
  {
    from: "tests",
    to: [
      "@raakvlak/contracts",
      "@raakvlak/infra",
      "@raakvlak/matching/engine",
      "@raakvlak/matching/oracle",
      "@raakvlak/matching/vacancy-engine",
      "@raakvlak/messaging",
      "@raakvlak/runtime",
      "@raakvlak/testing",
      "@raakvlak/vocabulary",
    ],
  },
];

/** Folders that stay pure: what they may import beside files of their own folder. Their tests are free. */
export const PURE_FOLDERS: readonly { rule: string; folder: string; imports: string[] }[] = [
  { rule: "contracts-zod-only", folder: "packages/contracts/src", imports: ["zod"] },
  { rule: "domain-pure", folder: "services/*/src/domain", imports: ["zod", "@raakvlak/contracts"] },
];

/**
 * Which folders of its service a layer may import: what decides does not know what delivers. `service.ts` wires everything
 * and so may import everything; nothing imports it but `main.ts`.
 */
export const LAYER_DIRECTIONS: Readonly<Record<string, string[]>> = {
  "use-cases": ["use-cases", "domain"],
  consumers: ["consumers", "use-cases", "domain"],
  http: ["http", "use-cases", "domain"],
  jobs: ["jobs", "use-cases", "domain"],
  // The site hands its router the use cases through a context that its routes declare.
  // The matching engine stands behind adapters, and knows the model alone.
  adapters: ["adapters", "use-cases", "domain", "jobs", "app", "kernel", "vacancy-kernel"],
  kernel: ["kernel", "domain"],
  "vacancy-kernel": ["vacancy-kernel", "kernel", "domain"],
  app: ["app", "use-cases", "domain"],
};

const ADAPTERS = "services/*/src/adapters/**";

/** Libraries that have one home, so that they can be replaced there. Their types count too. */
export const DRIVER_HOMES: readonly { drivers: string[]; homes: string[] }[] = [
  { drivers: ["kafkajs"], homes: ["packages/messaging/**"] },
  {
    drivers: ["bullmq", "bullmq-otel", "ioredis"],
    homes: ["packages/runtime/**", "packages/testing/**", ADAPTERS],
  },
  {
    drivers: ["mongoose", "mongodb"],
    homes: [
      "packages/messaging/**",
      "packages/runtime/src/due/**",
      "packages/runtime/src/database/**",
      "packages/runtime/src/telemetry/fixtures/**",
      "packages/testing/**",
      ADAPTERS,
    ],
  },
  { drivers: ["nodemailer", "undici"], homes: ["packages/testing/**", "tests/**", ADAPTERS] },
  { drivers: ["vitest", "fast-check"], homes: [...TEST_SUPPORT, "vitest.config.ts"] },
];

/** The only readers of the environment. */
export const ENVIRONMENT_HOMES = [
  "services/*/src/config.ts",
  "packages/runtime/src/config/**",
  // Runs by --import, before any config is loaded.
  "packages/runtime/src/telemetry/register.ts",
  "infra/**",
  "**/*.config.ts",
  ...TEST_SUPPORT,
];

/** The only readers of the present time and users of timers; everything else gets a clock. */
export const CLOCK_HOMES = [
  "packages/runtime/**",
  "packages/testing/**",
  "infra/**",
  "tests/**",
  // Against real servers real time passes.
  "**/*.int.test.ts",
  "packages/*/src/conformance/**",
  "packages/*/bench/**",
];

/** Where what is imported may be known at run time only: tools, and the server that loads the site's own build. */
export const COMPUTED_IMPORT_HOMES = [
  "infra/**",
  "services/site/src/adapters/public-pages.ts",
  ...TEST_SUPPORT,
];
