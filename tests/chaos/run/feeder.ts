import { ingestionRoutes } from "@raakvlak/contracts";
import { createServiceClient, developmentToken } from "@raakvlak/runtime";
import { rename, writeFile } from "node:fs/promises";
import path from "node:path";
import type { VacancyTraits } from "../fit-rules.ts";
import { pay } from "../fit-rules.ts";
import type { VacancyHistory } from "../journal.ts";
import type { PlannedVacancy } from "../plan/invent-vacancies.ts";
import { at, persist } from "./persist.ts";

export interface FeedOptions {
  readonly vacancies: readonly PlannedVacancy[];
  readonly editions: number;
  readonly durationMs: number;
  readonly startedMs: number;
  readonly folder: string;
  readonly ingestionUrl: string;
  readonly signal: AbortSignal;
  readonly onProgress: (message: string) => void;
}

interface Edition {
  readonly handedMs: number;
  acknowledgedMs?: number;
}

const params = { sourceId: "chaos" };
const source = {
  organisationId: "raakvlak",
  name: "Chaos",
  format: "recruitee" as const,
  location: { kind: "file" as const, path: "feed.json" },
  closeShareMaximum: 100,
};

/** Hands over one edition of the feed after the other, each until ingestion says that it is done. */
export async function feed(options: FeedOptions): Promise<VacancyHistory[]> {
  const { vacancies, editions, signal } = options;
  const ingestion = createServiceClient(ingestionRoutes, {
    baseUrl: options.ingestionUrl,
    token: developmentToken("operator"),
    timeoutMs: 15_000,
  });
  const handed: Edition[] = [];
  await persist(
    "putting the source",
    async () => (await ingestion.putSource({ params, body: source })).ok || undefined,
    signal,
  );
  for (let edition = 0; edition < editions; edition += 1) {
    await at(options.startedMs, (edition * options.durationMs) / editions, signal);
    await writeFeed(options.folder, openIn(vacancies, edition));
    const current: Edition = { handedMs: Date.now() };
    handed.push(current);
    const report = await persist(
      `edition ${edition + 1} of the feed`,
      async () => {
        const answer = await ingestion.runSource({
          params,
          body: { dryRun: false, confirmClosing: true },
        });
        if (!answer.ok) throw new Error(answer.problem.code);
        const { outcome, detail } = answer.body;
        if (outcome !== "done" && outcome !== "not-modified") throw new Error(detail ?? outcome);
        return answer.body;
      },
      signal,
    );
    current.acknowledgedMs = Date.now();
    const { opened, changed, closed } = report;
    options.onProgress(
      `edition ${edition + 1}: ${opened} opened, ${changed} changed, ${closed} closed`,
    );
  }
  return vacancies.map(({ code, states }) => ({
    code,
    states: states.map(({ edition, traits }) => ({ traits, ...(handed[edition] as Edition) })),
  }));
}

function openIn(vacancies: readonly PlannedVacancy[], edition: number): unknown[] {
  return vacancies.flatMap(({ code, states }) => {
    const reached = states.filter((state) => state.edition <= edition);
    const { traits } = reached.at(-1) ?? {};
    return traits?.open ? [offerOf(code, reached.length, traits)] : [];
  });
}

async function writeFeed(folder: string, offers: readonly unknown[]): Promise<void> {
  const draft = path.join(folder, "feed.json.next");
  await writeFile(draft, JSON.stringify({ offers }));
  await rename(draft, path.join(folder, "feed.json"));
}

const titles: Record<VacancyTraits["trade"], string> = {
  "car-sales": "Autoverkoper",
  "medical-representative": "Artsenbezoeker",
  "estate-agent": "Makelaar",
  buyer: "Inkoper",
  "travel-sales": "Reisadviseur",
  "bid-manager": "Tendermanager",
};

/** As Recruitee writes it. Its words name nothing that the rules of fit would have to know. */
export function offerOf(code: string, revision: number, { trade, town, paysWell }: VacancyTraits) {
  const { min, max } = paysWell ? pay.well : pay.little;
  return {
    id: code,
    title: titles[trade],
    company_name: `Werkplaats ${code}`,
    status: "published",
    city: town,
    country_code: "NL",
    locations: [{ name: town, city: town, country: "Netherlands", country_code: "NL" }],
    on_site: true,
    salary: { min: String(min), max: String(max), period: "month", currency: "EUR" },
    description: `<p>Bij ons werk je in een klein team dat elkaar helpt. Dit is onze omschrijving ${code}, herzien voor de ${revision}e keer. We vertellen je er graag meer over.</p>`,
    careers_url: `https://werkenbij.chaos.example/o/${code.toLowerCase()}`,
    published_at: "2026-10-14 08:00:00 UTC",
  };
}
