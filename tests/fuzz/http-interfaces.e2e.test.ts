import type { Caller } from "@raakvlak/contracts";
import { buildSite } from "@raakvlak/infra/demo/build-site.ts";
import { serviceNames } from "@raakvlak/infra/processes/fleet.ts";
import { developmentToken } from "@raakvlak/runtime";
import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startJourney, type Journey } from "../e2e/journey.ts";
import { makeKnownValues } from "./known-values.ts";
import { readOpenApi } from "./open-api-document.ts";
import { rawRequests, sendRaw } from "./raw-requests.ts";
import { alwaysRefused, type OperationReport, runFuzz } from "./run-fuzz.ts";

const numberFrom = (name: string, otherwise: number) => Number(process.env[name] ?? otherwise);
const settings = {
  seed: numberFrom("RAAKVLAK_FUZZ_SEED", Date.now() % 1_000_000_000),
  runsPerOperation: numberFrom("RAAKVLAK_FUZZ_RUNS", 120),
  msPerOperation: numberFrom("RAAKVLAK_FUZZ_MS", 500),
};
const callers: readonly Caller[] = [
  "ingestion",
  "preference",
  "matching",
  "notification",
  "site",
  "operator",
];
const tokens = Object.fromEntries(callers.map((caller) => [caller, developmentToken(caller)]));

let journey: Journey;
beforeAll(async () => {
  await buildSite();
  journey = await startJourney("fuzz");
});
afterAll(() => journey?.[Symbol.asyncDispose]());

const linesOf = (reports: readonly OperationReport[]) =>
  reports.map(({ id, statuses }) => `${id} ${JSON.stringify(statuses)}\n`);

/** What went wrong behind an answer that looked well. */
async function errorsIn(logFile: string): Promise<string[]> {
  const lines = (await readFile(logFile, "utf8")).split("\n");
  return lines.filter((line) => line.includes('"level":"error"'));
}

test.each(serviceNames)(
  "whatever %s is sent, it answers as its document says and never with 5xx",
  async (service) => {
    const target = {
      document: await readOpenApi(service),
      internalUrl: journey.fleet.internalUrl(service),
      publicUrl: journey.fleet.publicUrl(service),
      tokens,
      known: await makeKnownValues(journey, service),
    };
    const reports = await runFuzz(target, settings);
    process.stdout.write(`seed ${settings.seed}\n${linesOf(reports).join("")}`);
    expect(
      reports.flatMap(({ id, fault }) => (fault === undefined ? [] : `${id}: ${fault}`)),
    ).toEqual([]);
    expect(alwaysRefused(reports)).toEqual([]);
    expect(await errorsIn(journey.fleet.process(service).logFile)).toEqual([]);
  },
);

test.each(serviceNames)("%s survives what is no request at all", async (service) => {
  const { fleet } = journey;
  const isPublic = service === "notification" || service === "site";
  const listeners = [fleet.internalUrl(service), ...(isPublic ? [fleet.publicUrl(service)] : [])];
  for (const url of listeners) {
    const answers = await Promise.all(
      rawRequests.map(async ([what, bytes]) => ({ what, status: await sendRaw(url, bytes) })),
    );
    expect(answers.filter(({ status }) => status !== "closed" && status >= 500)).toEqual([]);
    expect((await fetch(`${url}/livez`)).status).toBe(200);
  }
});
