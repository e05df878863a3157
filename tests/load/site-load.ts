import type { Vacancy } from "@raakvlak/contracts";
import { inventVacancies } from "@raakvlak/testing";
import { loadavg } from "node:os";
import { startSiteOnStack } from "../site/site-on-stack.ts";
import { cpuMs, residentMb } from "./process-cost.ts";
import { driveLoad, percentile, type LoadResult } from "./open-loop.ts";

export interface SiteLoadOptions {
  readonly vacancies: number;
  readonly perSecond: number;
  readonly seconds: number;
  readonly seed: number;
}

export interface SiteLoadRow extends LoadResult {
  readonly kind: "list" | "search" | "detail";
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  /** Of the site's process: what a page costs, however busy the machine is with other things. */
  readonly cpuMsPerRequest: number;
}

export interface SiteLoadReport {
  readonly rows: readonly SiteLoadRow[];
  /** From the site's start until it had read and indexed all vacancies. */
  readonly readyMs: number;
  /** Of the site's process, after the load. */
  readonly residentMb: number;
  /** The machine's average over a minute, before and after. */
  readonly machineLoad: readonly [before: number, after: number];
}

const texts = ["accountmanager", "sales", "verkoopadviseur", "exportmanager zorg", "key account"];
const towns = ["Utrecht", "Amsterdam", "Zwolle", "Eindhoven", "Groningen", "Breda", "Arnhem"];

/** What people open: lists by page, searches of every kind, and vacancies, each address different from the last. */
function addressesOf(kind: SiteLoadRow["kind"], vacancies: readonly Vacancy[]): string[] {
  if (kind === "detail")
    return vacancies.map(({ vacancyId }, n) =>
      n % 5 === 0 ? `/en/vacancies/${vacancyId}` : `/vacatures/${vacancyId}`,
    );
  if (kind === "list")
    return vacancies.slice(0, 400).map((_, n) => `/vacatures?pagina=${(n % 100) + 1}`);
  return texts.flatMap((text) =>
    towns.flatMap((town, n) => [
      `/vacatures?zoek=${text}&plaats=${town}`,
      `/vacatures?zoek=${text}&plaats=${town}&straal=50&salaris=${3_000 + n * 200}`,
      `/vacatures?plaats=${town}&werkplek=hybride&uren-van=24&uren-tot=32`,
      `/en/vacancies?q=${text}&pay=${3_000 + n * 100}&order=pay`,
    ]),
  );
}

/** Starts the site with that many open vacancies and opens its pages at a steady rate, one kind after the other. */
export async function runSiteLoad(options: SiteLoadOptions): Promise<SiteLoadReport> {
  const vacancies = inventVacancies(options.vacancies, options.seed);
  const before = loadavg()[0] ?? 0;
  await using site = await startSiteOnStack(vacancies);
  const warmUp = { perSecond: options.perSecond, seconds: Math.min(5, options.seconds / 2) };
  const rows: SiteLoadRow[] = [];
  for (const kind of ["list", "search", "detail"] as const) {
    const urls = addressesOf(kind, vacancies).map((address) => `${site.url}${address}`);
    await driveLoad({ urls, ...warmUp });
    const spentMs = cpuMs(site.pid);
    const result = await driveLoad({ urls: urls.toReversed(), ...options });
    rows.push({
      kind,
      ...result,
      p50Ms: percentile(result.latenciesMs, 0.5),
      p95Ms: percentile(result.latenciesMs, 0.95),
      p99Ms: percentile(result.latenciesMs, 0.99),
      cpuMsPerRequest: (cpuMs(site.pid) - spentMs) / result.requests,
    });
  }
  return {
    rows,
    readyMs: site.readyMs,
    residentMb: residentMb(site.pid),
    machineLoad: [before, loadavg()[0] ?? 0],
  };
}
