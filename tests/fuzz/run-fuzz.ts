import { Agent } from "node:http";
import fc from "fast-check";
import { createAnswerCheck } from "./check-answer.ts";
import { type FuzzRequest, requestsFor, type Tokens } from "./fuzz-requests.ts";
import { type OpenApiDocument, operationsOf } from "./open-api-document.ts";
import type { KnownValues } from "./schema-values.ts";
import { type FuzzAnswer, sendRequest } from "./send-request.ts";

const roundsAtMost = 10;

export interface FuzzTarget {
  readonly document: OpenApiDocument;
  readonly internalUrl: string;
  readonly publicUrl?: string;
  readonly tokens: Tokens;
  /** Ids and tokens that exist, so that requests get past the door. */
  readonly known: KnownValues;
}

export interface FuzzSettings {
  readonly seed: number;
  readonly runsPerOperation: number;
  readonly msPerOperation: number;
}

export interface OperationReport {
  readonly id: string;
  /** How often each status came. */
  readonly statuses: Readonly<Record<string, number>>;
  /** By status: how something that should exist was refused last. */
  readonly refusals: Readonly<Record<string, string>>;
  /** The smallest request that was found to be answered wrongly, and how. */
  readonly fault?: string;
}

/** Sends every operation of a document what its schemas suggest and what they forbid; one report each. */
export async function runFuzz(
  target: FuzzTarget,
  settings: FuzzSettings,
): Promise<OperationReport[]> {
  const operations = operationsOf(target.document);
  const check = createAnswerCheck(target.document, operations);
  const agent = new Agent({ keepAlive: true, maxSockets: 4 });
  const reports: OperationReport[] = [];
  try {
    for (const operation of operations) {
      const baseUrl = operation.isPublic ? target.publicUrl : target.internalUrl;
      if (baseUrl === undefined) throw new Error(`${operation.id}: no address of its listener`);
      const requests = requestsFor(operation, target.known, target.tokens);
      const statuses: Record<string, number> = {};
      const refusals: Record<string, string> = {};
      const ask = async (request: FuzzRequest): Promise<void> => {
        const answer = await sendRequest(baseUrl, request, agent);
        statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
        if (answer.status >= 400 && names(request, target.known))
          refusals[answer.status] = wordsOf(request, answer);
        const faults = check(operation, request, answer);
        if (faults.length > 0) throw new Error(faults.join("; "));
      };
      const fault = await findFault(fc.asyncProperty(requests, ask), statuses, settings);
      reports.push({ id: operation.id, statuses, refusals, ...(fault !== undefined && { fault }) });
    }
    return reports;
  } finally {
    agent.destroy();
  }
}

/** Rounds of requests, until one was wrong or one got through; a busy machine needs more of them. */
async function findFault(
  holds: fc.IAsyncPropertyWithHooks<[FuzzRequest]>,
  statuses: Readonly<Record<string, number>>,
  { seed, runsPerOperation, msPerOperation }: FuzzSettings,
): Promise<string | undefined> {
  for (let round = 0; round < roundsAtMost; round += 1) {
    const result = await fc.check(holds, {
      seed: seed + round,
      numRuns: runsPerOperation,
      plugins: [fc.interruptAfterTimeLimit(msPerOperation)],
    });
    // Interrupted before its first answer it counts as failed, with nothing to show.
    if (result.counterexample !== null)
      return faultOf(result as fc.RunDetails<[FuzzRequest]>, seed + round);
    if (gotThrough(statuses)) return undefined;
  }
  return undefined;
}

/** Whether any request was answered with success: who is always refused at the door has proven little. */
function gotThrough(statuses: Readonly<Record<string, number>>): boolean {
  return Object.keys(statuses).some((status) => status < "300");
}

/** The operations that nothing got through to, each with how often it was refused and what with, the commonest first. */
export function alwaysRefused(reports: readonly OperationReport[]): string[] {
  return reports
    .filter(({ statuses }) => !gotThrough(statuses))
    .map(({ id, statuses, refusals }) => {
      const commonest = Object.entries(statuses).toSorted(([, one], [, other]) => other - one);
      const lines = commonest.map(([status, count]) => {
        const example = refusals[status];
        return `${count} times ${status}${example === undefined ? "" : `, such as ${example}`}`;
      });
      return [`${id} never succeeded`, ...lines].join("\n  ");
    });
}

function names({ target, body = "" }: FuzzRequest, known: KnownValues): boolean {
  return Object.values(known)
    .flat()
    .some((value) => target.includes(encodeURIComponent(value)) || body.includes(value));
}

function wordsOf({ method, target, body = "" }: FuzzRequest, answer: FuzzAnswer): string {
  return `${method} ${target} ${body}`.slice(0, 400) + `: ${answer.body.slice(0, 300)}`;
}

function faultOf(result: fc.RunDetails<[FuzzRequest]>, seed: number): string {
  const [request] = result.counterexample ?? [];
  const said = result.errorInstance instanceof Error ? result.errorInstance.message : "";
  return `${said}\n  ${JSON.stringify(request).slice(0, 2_000)}\n  seed ${seed}, path ${result.counterexamplePath}, shrunk ${result.numShrinks} times`;
}
