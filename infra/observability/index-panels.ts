import type { Dashboard } from "./grafana-dashboard.ts";

/** What a matching worker shows of its index. */
export const indexPanels: Dashboard["panels"] = [
  {
    title: "Index: keys, parts, and how far it is behind",
    unit: "short",
    queries: [
      {
        legend: "{{instance}} {{side}} {{state}}",
        expr: "max by (instance, side, state) (raakvlak_index_keys)",
      },
      {
        legend: "{{instance}} seconds behind",
        expr: "max by (instance) (raakvlak_index_behind_seconds)",
      },
      { legend: "{{instance}} {{what}}", expr: "max by (instance, what) (raakvlak_index_parts)" },
      { legend: "no room", expr: "max by (instance) (raakvlak_index_left_out_records)" },
    ],
  },
  {
    title: "Index: memory",
    unit: "bytes",
    queries: [
      {
        legend: "{{instance}} {{state}}",
        expr: "max by (instance, state) (raakvlak_index_bytes)",
      },
    ],
  },
];
