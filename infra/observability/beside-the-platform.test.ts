import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

const root = path.resolve(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(path.join(root, file), "utf8");
const readYaml = (file: string) => parse(read(file), { merge: true }) as unknown;

interface Compose {
  readonly name: string;
  readonly services: Record<
    string,
    {
      readonly image: string;
      readonly networks: readonly string[];
      readonly ports?: readonly string[];
      readonly build?: { readonly args: { readonly SERVICE: string } };
      readonly environment?: Record<string, string>;
    }
  >;
  readonly networks: Record<
    string,
    { readonly name?: string; readonly external?: boolean; readonly internal?: boolean } | null
  >;
}
interface Scrape {
  readonly static_configs: readonly {
    readonly targets: readonly string[];
    readonly labels: { readonly service: string };
  }[];
  readonly dns_sd_configs: readonly { readonly names: readonly string[]; readonly port: number }[];
  readonly relabel_configs: readonly {
    readonly source_labels: readonly string[];
    readonly regex: string;
    readonly target_label: string;
    readonly replacement: string;
  }[];
}

const platform = readYaml("docker-compose.yml") as Compose;
const observers = readYaml("infra/observability/docker-compose.yml") as Compose;
const { scrape_configs: scrapes } = readYaml("infra/observability/prometheus/prometheus.yml") as {
  scrape_configs: readonly Scrape[];
};
const [, internalPort] = /RAAKVLAK_INTERNAL_PORT=(\d+)/.exec(read("infra/docker/Dockerfile")) ?? [];

/** The platform's networks that a container beside it has joined. */
function joined(name: string): string[] {
  return (observers.services[name]?.networks ?? []).filter((network) => {
    const own = observers.networks[network];
    return own?.external === true && own.name === `${platform.name}_${network}`;
  });
}

const named = scrapes.flatMap(({ static_configs }) =>
  static_configs.flatMap(({ targets, labels }) =>
    targets.map((target) => ({ target, service: labels.service })),
  ),
);
const found = scrapes.flatMap(({ dns_sd_configs, relabel_configs }) =>
  dns_sd_configs.flatMap(({ names, port }) =>
    names.map((name) => ({
      target: `${name}:${port}`,
      service: relabel_configs.find(
        ({ source_labels, regex, target_label }) =>
          source_labels.join() === "__meta_dns_name" &&
          regex === name &&
          target_label === "service",
      )?.replacement,
    })),
  ),
);

describe("beside the platform's containers", () => {
  test("every network that is joined is one of the platform's, by the name that Compose gives it", () => {
    const external = Object.entries(observers.networks).filter(([, network]) => network?.external);
    expect(external.length).toBeGreaterThan(0);
    for (const [network, { name } = {}] of external.map(
      ([key, value]) => [key, value ?? {}] as const,
    )) {
      expect(Object.keys(platform.networks)).toContain(network);
      expect(name).toBe(`${platform.name}_${network}`);
    }
  });

  test("Prometheus asks every container of ours, at its internal listener, over a network that both are in", () => {
    const own = Object.entries(platform.services).filter(([, { build }]) => build !== undefined);
    expect(
      [...named, ...found].toSorted((one, other) => (one.target < other.target ? -1 : 1)),
    ).toEqual(
      own
        .map(([name, { build }]) => ({
          target: `${name}:${internalPort}`,
          service: build?.args.SERVICE,
        }))
        .toSorted((one, other) => (one.target < other.target ? -1 : 1)),
    );
    for (const [name, { networks }] of own)
      expect([name, joined("prometheus").some((network) => networks.includes(network))]).toEqual([
        name,
        true,
      ]);
  });

  test("services reach Tempo at the address that they are told to give to OTEL_EXPORTER_OTLP_ENDPOINT", () => {
    const [, host = "", port] =
      /`OTEL_EXPORTER_OTLP_ENDPOINT=http:\/\/([a-z-]+):(\d+)`/.exec(
        read("infra/observability/README.md"),
      ) ?? [];
    const tempo = readYaml("infra/observability/tempo.yml") as {
      distributor: { receivers: { otlp: { protocols: { http: { endpoint: string } } } } };
    };
    expect(tempo.distributor.receivers.otlp.protocols.http.endpoint).toBe(`0.0.0.0:${port}`);
    expect(Object.keys(observers.services)).toContain(host);
    for (const [name, { build, networks, environment }] of Object.entries(platform.services)) {
      if (build === undefined) continue;
      expect([name, joined(host).some((network) => networks.includes(network))]).toEqual([
        name,
        true,
      ]);
      expect(environment?.["OTEL_EXPORTER_OTLP_ENDPOINT"]).toBe("${OTEL_EXPORTER_OTLP_ENDPOINT:-}");
    }
  });

  test("what is published is in a network that leads out, and Grafana's sources are beside it", () => {
    const sources = readYaml(
      "infra/observability/grafana/provisioning/datasources/raakvlak.yml",
    ) as {
      datasources: readonly { url: string }[];
    };
    for (const [name, { ports, networks }] of Object.entries(observers.services)) {
      if (ports === undefined) continue;
      const leadsOut = (network: string) =>
        observers.networks[network]?.external !== true ||
        platform.networks[network]?.internal !== true;
      expect([name, networks.some(leadsOut)]).toEqual([name, true]);
    }
    const grafana = observers.services["grafana"]?.networks ?? [];
    for (const { url } of sources.datasources) {
      const there = observers.services[new URL(url).hostname]?.networks ?? [];
      expect([url, there.some((network) => grafana.includes(network))]).toEqual([url, true]);
    }
  });
});
