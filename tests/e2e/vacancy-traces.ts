import type { CollectedSpan } from "./trace-collector.ts";

/** What the trace of a vacancy must hold, in the order in which it happens. */
export const stations = [
  "ingestion: change vacancies",
  "matching: process vacancies",
  "matching: process matching",
  "matching: job match-vacancy",
  "notification: process matches",
  "notification: mail",
] as const;

/** Which stations the trace of this vacancy shows; the run that it links to comes first, when it is a run's. */
export function stationsOf(vacancyId: string, spans: readonly CollectedSpan[]): string[] {
  const change = spans.find(({ attributes }) => attributes["raakvlak.vacancy.id"] === vacancyId);
  if (change === undefined) return [];
  const run = spans.find(
    ({ service, name, traceId }) =>
      service === "ingestion" && name.includes("/runs") && change.linked.includes(traceId),
  );
  const own = spans
    .filter(({ traceId }) => traceId === change.traceId)
    .map(({ service, name }) => `${service}: ${name}`);
  return [...(run ? ["run"] : []), ...stations.filter((station) => own.includes(station))];
}

/** Vacancies whose trace is also another one's. */
export function sharedTraces(spans: readonly CollectedSpan[]): string[] {
  const changes = spans.filter(({ attributes }) => attributes["raakvlak.vacancy.id"] !== undefined);
  const byTrace = Map.groupBy(changes, ({ traceId }) => traceId);
  return [...byTrace].flatMap(([traceId, own]) =>
    new Set(own.map(({ attributes }) => attributes["raakvlak.vacancy.id"])).size > 1
      ? [traceId]
      : [],
  );
}
