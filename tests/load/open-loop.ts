import { createSystemClock } from "@raakvlak/runtime";
import { Agent, get as httpGet } from "node:http";

export interface LoadOptions {
  /** Addresses to ask for, over and over. */
  readonly urls: readonly string[];
  readonly perSecond: number;
  readonly seconds: number;
}

export interface LoadResult {
  readonly requests: number;
  readonly failed: number;
  /** Bodies as they came over the wire. */
  readonly meanBytes: number;
  /** From the moment that a request was due until its last byte, in order. */
  readonly latenciesMs: readonly number[];
}

/**
 * Asks at a steady rate whether or not earlier answers are there: a server that falls behind shows it, since the time that a
 * request waits for its turn counts too.
 */
export async function driveLoad({ urls, perSecond, seconds }: LoadOptions): Promise<LoadResult> {
  const clock = createSystemClock();
  const startMs = clock.monotonicMs();
  const latenciesMs: number[] = [];
  const bytes: number[] = [];
  let failed = 0;
  const agent = new Agent({ keepAlive: true });
  const ask = async (url: string, dueMs: number) => {
    try {
      const answer = await get(url, agent);
      bytes.push(answer.bytes);
      if (answer.status !== 200) failed += 1;
    } catch {
      failed += 1;
    }
    latenciesMs.push(clock.monotonicMs() - dueMs);
  };
  const under: Promise<void>[] = [];
  for (let n = 0; n < perSecond * seconds; n += 1) {
    const dueMs = startMs + (n * 1_000) / perSecond;
    const waitMs = dueMs - clock.monotonicMs();
    if (waitMs > 0) await clock.sleep(waitMs);
    under.push(ask(urls[n % urls.length] ?? "", dueMs));
  }
  await Promise.all(under);
  agent.destroy();
  return {
    requests: latenciesMs.length,
    failed,
    meanBytes: Math.round(bytes.reduce((sum, each) => sum + each, 0) / Math.max(1, bytes.length)),
    latenciesMs: latenciesMs.toSorted((one, other) => one - other),
  };
}

/** Not fetch: it unpacks what comes, and its own work would count. */
function get(url: string, agent: Agent): Promise<{ status: number; bytes: number }> {
  return new Promise((resolve, reject) => {
    const headers = { "accept-encoding": "br" };
    const request = httpGet(url, { agent, headers }, (response) => {
      let bytes = 0;
      response.on("data", (chunk: Buffer) => (bytes += chunk.length));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, bytes }));
      response.on("error", reject);
    });
    request.on("error", reject);
  });
}

/** The value that this share of the sorted values does not exceed; nearest rank. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
