/** One part of the check: a command that ends with 0 when all is well, and otherwise prints what is not. */
export interface Step {
  name: string;
  /** What it proves, for people. */
  proves: string;
  /** A program in node_modules/.bin, or "node". */
  command: string;
  args: readonly string[];
  /** What to do about it, where one command helps. */
  remedy?: string;
}

/** Each workspace that changed, or that imports one which did, is looked at again; the others' results are remembered. */
const turboOptions = [
  "--continue=always",
  "--output-logs=errors-only",
  "--log-order=grouped",
  "--log-prefix=none",
  "--concurrency=2",
];

/** Longest first, so that two at a time end together. */
export const steps: readonly Step[] = [
  {
    name: "lint",
    proves: "no lint rule is broken, those that need types included (.oxlintrc.json)",
    command: "turbo",
    args: ["run", "lint", ...turboOptions],
  },
  {
    name: "types",
    proves: "every workspace type-checks",
    command: "turbo",
    args: ["run", "types", ...turboOptions],
  },
  {
    name: "unused",
    proves: "no file, export or dependency is without use, none is missing (knip.json)",
    command: "knip",
    args: ["--no-progress", "--no-config-hints"],
  },
  {
    name: "boundaries",
    proves: "imports, names and places are as docs/practices/boundaries.md says",
    command: "node",
    args: ["infra/check/boundaries/main.ts"],
  },
  {
    name: "format",
    proves: "every file is as the formatter writes it",
    command: "oxfmt",
    args: ["--check", "."],
    remedy: "npm run format",
  },
];
