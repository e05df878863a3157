import { type LabelName, metricCatalog, type MetricDefinition } from "@raakvlak/runtime";

const definitions: Readonly<Record<string, MetricDefinition>> = metricCatalog;

/** What Prometheus itself gives every series, and what the scrape configuration adds. */
const labelsOfTheScrape = ["job", "instance", "service"];
const suffixes = ["_bucket", "_sum", "_count"] as const;

/** What is wrong with a query: metrics that no service shows, and labels that they do not have. */
export function faultsOf(query: string): string[] {
  const selectors = [...query.matchAll(/\b(raakvlak_[a-z0-9_]+)(?:\{([^}]*)\})?/g)];
  if (selectors.length === 0) return /\bup\b/.test(query) ? [] : ["it asks for nothing of ours"];
  const known = new Set<string>(labelsOfTheScrape);
  const faults = selectors.flatMap(([, name = "", matchers = ""]) => {
    const labels = labelsOf(name);
    if (labels === undefined) return [`no service shows ${name}`];
    for (const label of labels) known.add(label);
    return faultsOfMatchers(matchers, name, new Set<string>([...labelsOfTheScrape, ...labels]));
  });
  return [...faults, ...faultsOfGroupings(query, known)];
}

/**
 * Gauges that a query adds up as they come. Every replica shows what all of them share (the lag of a group, what is parked in the
 * database), so that a sum is a multiple: first the greatest, `max by (…)`.
 */
export function summedGauges(query: string): string[] {
  const sums = /\bsum\s*(?:(?:by|without)\s*\([^)]*\)\s*)?\(\s*(?:\w+\(\s*)?(raakvlak_[a-z0-9_]+)/g;
  return [...query.matchAll(sums)]
    .map(([, name = ""]) => name)
    .filter((name) => definitions[name]?.kind === "gauge");
}

function faultsOfMatchers(matchers: string, name: string, own: ReadonlySet<string>): string[] {
  return [...matchers.matchAll(/(\w+)\s*(?:=~|!~|!=|=)\s*"/g)]
    .map(([, label = ""]) => label)
    .filter((label) => !own.has(label))
    .map((label) => `${name} has no label ${label}`);
}

function faultsOfGroupings(query: string, known: ReadonlySet<string>): string[] {
  return [...query.matchAll(/\b(?:by|without|on)\s*\(([^)]*)\)/g)]
    .flatMap(([, list = ""]) => list.split(",").map((word) => word.trim()))
    .filter((label) => label !== "" && !known.has(label))
    .map((label) => `nothing in it has the label ${label}`);
}

function labelsOf(name: string): readonly (LabelName | "le")[] | undefined {
  const plain = definitions[name];
  if (plain) return plain.kind === "histogram" ? undefined : plain.labels;
  const suffix = suffixes.find((end) => name.endsWith(end));
  const histogram = suffix && definitions[name.slice(0, -suffix.length)];
  if (histogram?.kind !== "histogram") return undefined;
  return suffix === "_bucket" ? [...histogram.labels, "le"] : histogram.labels;
}
