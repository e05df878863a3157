import { labelSets, metricCatalog, type MetricDefinition } from "@raakvlak/runtime";

const shownAs = { counter: "counter", total: "counter", gauge: "gauge", histogram: "histogram" };

/** The catalogue for readers: docs/metrics.md. */
export function metricTable(): string {
  const rows = (Object.entries(metricCatalog) as [string, MetricDefinition][]).map(
    ([name, { kind, help, labels }]) =>
      `| \`${name}\` | ${shownAs[kind]} | ${labels.join(", ") || "–"} | ${help} |`,
  );
  const labels = Object.entries(labelSets).map(([name, says]) => `| ${name} | ${says} |`);
  return `# Metrics

Every process shows its own on \`/metrics\` of its internal listener. Written from \`packages/runtime/src/metrics\` by
\`npm run observability -w @raakvlak/infra\`; alerts and dashboards stand in [infra/observability](../infra/observability), what to do about an
alert in [runbooks](runbooks/README.md). Names follow Prometheus: base units, \`_total\` for counters.

| metric | kind | labels | |
|---|---|---|---|
${rows.join("\n")}

## Labels

Each takes values of a small closed set, never an id, never anything of a person.

| label | values |
|---|---|
${labels.join("\n")}
`;
}
