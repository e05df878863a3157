import path from "node:path";
import { z } from "zod";
import type { Outcome } from "./outcome.ts";

/** The part of vitest's JSON report that is counted. */
const reportSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().default(""),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

type FileResult = z.infer<typeof reportSchema>["testResults"][number];

const SKIPPED = new Set(["skipped", "todo", "disabled"]);

/**
 * Counts vitest's JSON report (undefined when it wrote none). Nothing that went wrong is lost: a file that could not be
 * loaded, whose hooks failed or whose process died counts as failed beside its tests, and so does a run that ended with
 * another code than 0 although no test failed (an error outside of any test, no test found).
 */
export function countReport(report: unknown, exitCode: number | null, root: string): Outcome {
  const parsed = reportSchema.safeParse(report);
  if (!parsed.success) {
    return {
      passed: 0,
      failed: [`vitest left no report (${describeExit(exitCode)})`],
      skipped: [],
    };
  }
  const files = parsed.data.testResults;
  const failed = files.flatMap((file) => failuresOf(file, root));
  if (exitCode !== 0 && failed.length === 0) {
    failed.push(`vitest ${describeExit(exitCode)}, though no test failed; its own words are above`);
  }
  return {
    passed: files.reduce((sum, file) => sum + namesWith(file, root, isPassed).length, 0),
    failed,
    skipped: files.flatMap((file) => namesWith(file, root, (status) => SKIPPED.has(status))),
  };
}

function failuresOf(file: FileResult, root: string): string[] {
  // A test that was never ended (`pending`) had its process die under it.
  const tests = namesWith(file, root, (status) => !isPassed(status) && !SKIPPED.has(status));
  const isWhole = file.status !== "passed" && file.message !== "";
  const firstLine = file.message.split("\n")[0] ?? "";
  return isWhole ? [...tests, `${path.relative(root, file.name)} (${firstLine})`] : tests;
}

function namesWith(
  file: FileResult,
  root: string,
  isWanted: (status: string) => boolean,
): string[] {
  return file.assertionResults
    .filter(({ status }) => isWanted(status))
    .map(({ fullName }) => `${path.relative(root, file.name)}: ${fullName}`);
}

function isPassed(status: string): boolean {
  return status === "passed";
}

function describeExit(code: number | null): string {
  return code === null ? "was ended by a signal" : `ended with ${code}`;
}
