import { toStackEnvironment } from "../stack/addresses.ts";
import { ensureStack } from "../stack/ensure-stack.ts";

/**
 * Before integration and end-to-end tests: the stack runs, and the environment says where, so that `npx vitest run <path>`
 * needs no preparation. What this starts stays up for the next run; `npm test` puts back what it found.
 */
export async function setup(): Promise<void> {
  const addresses = await ensureStack({
    onProgress: (message) => process.stderr.write(`stack: ${message}\n`),
  });
  Object.assign(process.env, toStackEnvironment(addresses));
}
