export interface Panel {
  readonly title: string;
  /** Grafana's name of the unit: s, bytes, ops, short. */
  readonly unit: string;
  readonly queries: readonly { readonly legend: string; readonly expr: string }[];
}

export interface Dashboard {
  readonly file: string;
  readonly uid: string;
  readonly title: string;
  readonly panels: readonly Panel[];
}

/** The UID that the provisioned data source has. */
const datasource = { type: "prometheus", uid: "raakvlak-prometheus" };
const width = 12;
const height = 8;

/** A dashboard as Grafana reads it: two panels side by side, nothing that a browser would have to save. */
export function toGrafana({ uid, title, panels }: Dashboard): string {
  const dashboard = {
    uid,
    title,
    tags: ["raakvlak"],
    timezone: "browser",
    editable: false,
    schemaVersion: 39,
    refresh: "30s",
    time: { from: "now-6h", to: "now" },
    panels: panels.map((panel, index) => toPanel(panel, index)),
  };
  return `${JSON.stringify(dashboard, undefined, 2)}\n`;
}

function toPanel({ title, unit, queries }: Panel, index: number) {
  return {
    id: index + 1,
    type: "timeseries",
    title,
    datasource,
    gridPos: { x: (index % 2) * width, y: Math.floor(index / 2) * height, w: width, h: height },
    fieldConfig: { defaults: { unit, min: 0 }, overrides: [] },
    options: {
      legend: { displayMode: "list", placement: "bottom" },
      tooltip: { mode: "multi", sort: "desc" },
    },
    targets: queries.map(({ legend, expr }, at) => ({
      refId: `query-${at + 1}`,
      datasource,
      expr,
      legendFormat: legend,
    })),
  };
}
