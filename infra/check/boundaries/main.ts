import path from "node:path";
import { checkBoundaries } from "./check-boundaries.ts";
import { describeViolation } from "./violation.ts";

// node infra/check/boundaries/main.ts [root of a work tree]
const root = path.resolve(process.argv[2] ?? ".");
const violations = await checkBoundaries(root);
for (const violation of violations) process.stdout.write(`${describeViolation(violation)}\n`);
process.exitCode = violations.length > 0 ? 1 : 0;
