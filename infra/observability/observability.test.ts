import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { metricCatalog } from "@raakvlak/runtime";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { faultsOf, summedGauges } from "./check-queries.ts";
import { dashboards } from "./dashboards.ts";
import { toGrafana } from "./grafana-dashboard.ts";
import { metricTable } from "./metric-table.ts";

const here = import.meta.dirname;
const root = join(here, "..", "..");
const runbooks = join(root, "docs", "runbooks");

interface Rule {
  alert: string;
  expr: string;
  for: string;
  labels: { severity: string };
  annotations: { summary: string; runbook_url: string };
}
const rulesFile = join(here, "prometheus", "rules", "alerts.yml");
const { groups } = parse(await readFile(rulesFile, "utf8")) as { groups: { rules: Rule[] }[] };
const rules = groups.flatMap((group) => group.rules);
const queries = dashboards.flatMap(({ title, panels }) =>
  panels.flatMap((panel) =>
    panel.queries.map(({ expr }) => [`${title}: ${panel.title}`, expr] as const),
  ),
);

describe("alerts", () => {
  test.each(rules.map((rule) => [rule.alert, rule] as const))("%s", async (name, rule) => {
    expect(faultsOf(rule.expr)).toEqual([]);
    expect(summedGauges(rule.expr)).toEqual([]);
    expect(rule.for).toMatch(/^\d+m$/);
    expect(["warning", "critical"]).toContain(rule.labels.severity);
    expect(rule.annotations.summary.length).toBeGreaterThan(10);
    // What a summary inserts must be a label that the expression leaves.
    for (const [, label = ""] of rule.annotations.summary.matchAll(/\$labels\.(\w+)/g))
      expect(faultsOf(`sum by (${label}) (${rule.expr})`)).toEqual([]);
    const file = rule.annotations.runbook_url;
    expect(file).toMatch(/^docs\/runbooks\/[a-z-]+\.md$/);
    const runbook = await readFile(join(root, file), "utf8");
    expect(runbook).toMatch(new RegExp(`^# ${name}\n[^]+\n## Look\n[^]+\n## Do\n\n1\\. `));
    for (const [metric] of runbook.matchAll(/raakvlak_[a-z0-9_]+/g))
      expect(Object.keys(metricCatalog)).toContain(metric);
  });

  test("every runbook belongs to an alert and stands in the list", async () => {
    const files = (await readdir(runbooks)).filter((file) => file !== "README.md");
    const linked = rules.map(({ annotations }) => annotations.runbook_url.split("/").at(-1));
    expect(new Set(files)).toEqual(new Set(linked));
    expect(files).toHaveLength(linked.length);
    const list = await readFile(join(runbooks, "README.md"), "utf8");
    for (const { alert, annotations, labels } of rules) {
      const file = annotations.runbook_url.split("/").at(-1);
      expect(list).toContain(`| [${alert}](${file}) | ${labels.severity} |`);
    }
  });
});

describe("dashboards", () => {
  test.each(queries)("%s", (_panel, expr) => {
    expect(faultsOf(expr)).toEqual([]);
    expect(summedGauges(expr)).toEqual([]);
  });

  test("the files are what the code says", async () => {
    const folder = join(here, "grafana", "dashboards");
    expect((await readdir(folder)).toSorted()).toEqual(
      dashboards.map(({ file }) => file).toSorted(),
    );
    for (const dashboard of dashboards)
      expect(await readFile(join(folder, dashboard.file), "utf8")).toBe(toGrafana(dashboard));
    expect(await readFile(join(root, "docs", "metrics.md"), "utf8")).toBe(metricTable());
  });

  test("every metric of the catalogue is looked at somewhere", () => {
    const all = [...queries.map(([, expr]) => expr), ...rules.map(({ expr }) => expr)].join("\n");
    const unseen = Object.keys(metricCatalog).filter((name) => !all.includes(name));
    // Of interest after the fact only.
    expect(new Set(unseen)).toEqual(
      new Set(["raakvlak_ingestion_run_duration_seconds", "raakvlak_http_streams_opened_total"]),
    );
  });
});

test.each([
  ["a metric that nobody shows", "sum(raakvlak_consumer_lag_messages)", "no service shows"],
  ["a histogram without what it shows", "raakvlak_relay_delay_seconds > 1", "no service shows"],
  ["a bucket of a gauge", "rate(raakvlak_due_jobs_bucket[5m])", "no service shows"],
  ["a label it does not have", 'raakvlak_due_jobs{queue="matching"}', "has no label queue"],
  ["a sum by a label it does not have", "sum by (kind) (raakvlak_due_jobs)", "has the label kind"],
  ["nothing of ours", "vector(1)", "nothing of ours"],
])("the check finds %s", (_fault, expr, message) => {
  expect(faultsOf(expr).join()).toContain(message);
});

test.each([
  ["sum(raakvlak_parked_messages) > 0", 1],
  ["sum by (group) (max_over_time(raakvlak_held_keys[5m]))", 1],
  ["sum by (group) (max by (group, partition) (raakvlak_consumer_lag_records))", 0],
  ["sum(rate(raakvlak_deliveries_total[5m])) + max(raakvlak_due_jobs)", 0],
])("the check finds what replicas share and a query adds up: %s", (expr, count) => {
  expect(summedGauges(expr)).toHaveLength(count);
});

const run = promisify(execFile);
const promtool = await run("promtool", ["--version"]).then(
  () => true,
  () => false,
);

test.skipIf(!promtool)(
  "promtool takes the configuration, and the alerts fire as tested",
  async () => {
    const cwd = join(here, "prometheus");
    await run("promtool", ["check", "config", "prometheus.yml"], { cwd });
    await run("promtool", ["test", "rules", "alerts.test.yml"], { cwd });
  },
);
