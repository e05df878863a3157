// Where files stand and what they are called, as data.

/** Folders and files that a service's `src` may hold. */
export const SERVICE_FOLDERS = ["domain", "use-cases", "consumers", "http", "jobs", "adapters"];
export const SERVICE_FILES = ["main.ts", "service.ts", "config.ts"];
/** Beyond the common layout, by name. */
export const SERVICE_EXTRA_FOLDERS = [
  "services/matching/src/kernel",
  "services/matching/src/vacancy-kernel",
];

export const BARRELS = ["packages/*/src/index.ts"];

/** Names that say nothing about what is inside. */
export const EMPTY_NAMES = [
  "util",
  "utils",
  "helper",
  "helpers",
  "common",
  "misc",
  "manager",
  "types",
];

/** Where a framework sets the names. */
export const FRAMEWORK_NAMES = [
  "services/site/app/**",
  "infra/native/src/**",
  "tests/bench/peers-native/lucene/src/**",
];
