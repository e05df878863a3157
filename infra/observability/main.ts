import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { dashboards } from "./dashboards.ts";
import { toGrafana } from "./grafana-dashboard.ts";
import { metricTable } from "./metric-table.ts";

const here = import.meta.dirname;

for (const dashboard of dashboards)
  await writeFile(join(here, "grafana", "dashboards", dashboard.file), toGrafana(dashboard));
await writeFile(join(here, "..", "..", "docs", "metrics.md"), metricTable());
