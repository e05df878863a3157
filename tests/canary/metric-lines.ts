import type { Fleet } from "@raakvlak/infra/processes/fleet.ts";
import type { MetricDefinition } from "@raakvlak/runtime";

/** What each service of the fleet shows. */
export async function metricsOf(fleet: Fleet): Promise<Map<string, string>> {
  const shown = new Map<string, string>();
  for (const [service, { internalUrl }] of fleet.processes)
    shown.set(service, await (await fetch(`${internalUrl}/metrics`)).text());
  return shown;
}

interface Series {
  readonly line: string;
  readonly name: string;
  readonly labels: ReadonlyMap<string, string>;
}

function seriesIn(text: string): Series[] {
  return text
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const [, name = "", list = ""] = /^([a-zA-Z0-9_:]+)(?:\{(.*)\})? /.exec(line) ?? [];
      const labels = [...list.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)];
      return {
        line,
        name,
        labels: new Map(labels.map(([, key = "", value = ""]) => [key, value])),
      };
    });
}

/** Series that the catalogue does not know, or whose labels are not exactly the ones that it gives them. */
export function unknownSeries(
  text: string,
  catalog: Readonly<Record<string, MetricDefinition>>,
): string[] {
  return seriesIn(text)
    .filter(({ name, labels }) => {
      const definition = catalog[name] ?? catalog[name.replace(/_(bucket|sum|count)$/, "")];
      const expected = new Set<string>(definition?.labels);
      const given = [...labels.keys()].filter((label) => label !== "le");
      return (
        !definition || given.length !== expected.size || given.some((one) => !expected.has(one))
      );
    })
    .map(({ line }) => line);
}

/** Series with a value that looks like an id, an address, a path with one, or simply too much. */
export function suspiciousSeries(text: string): string[] {
  const looksLikeId = /[0-9a-f]{8}-[0-9a-f]{4}|[0-9a-f]{16}|@|\d{5}|[A-Za-z0-9_-]{40}/i;
  return seriesIn(text)
    .filter(({ labels }) =>
      [...labels].some(
        ([label, value]) => label !== "le" && (looksLikeId.test(value) || value.length > 80),
      ),
    )
    .map(({ line }) => line);
}
