export const usage = `npm test                            the check, then every test on the running stack
npm test -- --project unit          the tests of one project: unit, int, e2e, measured or faults
npm test -- services/matching       the tests whose path contains this
npm test -- -t "one slot per pair"  the tests whose name contains this

What follows -- goes to vitest. With it only the tests that are asked for run; \`npm run check\` checks the rest.
The stack is brought up if it is needed, and left as it was found. The last line is \`N passed, N failed\`, with
\`, N skipped\` if any; the exit code is 0 when nothing failed.
`;

/** Whether the tests asked for may need a server: all but those of the unit project alone. */
export function needsStack(args: readonly string[]): boolean {
  const projects = args.flatMap((arg, index) => {
    if (arg.startsWith("--project=")) return [arg.slice("--project=".length)];
    return arg === "--project" || arg === "-p" ? [args[index + 1] ?? ""] : [];
  });
  return projects.length === 0 || projects.some((project) => project !== "unit");
}
