/** The part of docker-compose.yml that the rules look at. */
export interface ComposeFile {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean } | null>>;
}

export interface ComposeService {
  readonly image?: string;
  readonly build?: { readonly dockerfile?: string; readonly args?: { readonly SERVICE?: string } };
  readonly profiles?: readonly string[];
  readonly user?: string;
  readonly init?: boolean;
  readonly read_only?: boolean;
  readonly privileged?: boolean;
  readonly cap_drop?: readonly string[];
  readonly cap_add?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly restart?: string;
  readonly mem_limit?: string;
  readonly cpus?: number;
  readonly pids_limit?: number;
  readonly stop_grace_period?: string;
  readonly healthcheck?: { readonly test?: unknown; readonly disable?: boolean };
  readonly depends_on?: Readonly<Record<string, { readonly condition?: string }>>;
  readonly networks?: readonly string[];
  readonly ports?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

type Rule = (service: ComposeService, name: string) => boolean;

/** The image starts as a user of its own. */
const IMAGE_SETS_USER = ["kafka"];
/** Its start scripts write the configuration beside the program. */
const WRITES_BESIDE_PROGRAM = ["kafka"];

/** What every container is held to. */
const everyService: Readonly<Record<string, Rule>> = {
  "no capabilities": ({ cap_drop, cap_add, privileged }) =>
    cap_drop?.includes("ALL") === true && !cap_add?.length && privileged !== true,
  "no new privileges": ({ security_opt }) =>
    security_opt?.includes("no-new-privileges:true") === true,
  "not root": ({ user }, name) =>
    IMAGE_SETS_USER.includes(name) ? user === undefined : isOrdinaryUser(user),
  "read-only file system": ({ read_only }, name) =>
    WRITES_BESIDE_PROGRAM.includes(name) || read_only === true,
  "limits of memory, processors and processes": ({ mem_limit, cpus, pids_limit }) =>
    /^\d+[mg]$/.test(mem_limit ?? "") && (cpus ?? 0) > 0 && (pids_limit ?? 0) > 0,
  "restarted after a crash": ({ restart }) => restart === "unless-stopped",
  "health that is asked for": ({ healthcheck, build }) =>
    healthcheck?.disable !== true && (healthcheck?.test !== undefined || build !== undefined),
  "published on the loopback interface alone": ({ ports }) =>
    (ports ?? []).every((port) => port.startsWith("127.0.0.1:")),
  "networks by name": ({ networks }) => (networks ?? []).length > 0,
  "no secret written down": ({ environment }) =>
    Object.entries(environment ?? {}).every(
      ([name, value]) => !/TOKEN|SECRET|_KEYS?$|PASSWORD/.test(name) || /^\$\{\w+:-\}$/.test(value),
    ),
};

const partsOfStack: Readonly<Record<string, Rule>> = {
  "starts without a profile": ({ profiles }) => profiles === undefined,
  "pinned image": ({ image }) => /^[\w./-]+:\d+\.\d+\.\d+[\w.-]*$/.test(image ?? ""),
  "no way out": ({ networks }) => networks?.includes("edge") === false,
};

/** Our own services, `drainMs` being how long one may take to stop. */
function ownServices(drainMs: number): Readonly<Record<string, Rule>> {
  return {
    "profile all": ({ profiles }) => profiles?.join() === "all",
    "image and build of the same service": ({ image, build }) =>
      build?.dockerfile === "infra/docker/Dockerfile" &&
      image?.split(":")[0] === `raakvlak/${build.args?.SERVICE}`,
    "signals and orphans handled from the first moment": ({ init }) => init === true,
    "more time to stop than it takes": ({ stop_grace_period }) =>
      secondsOf(stop_grace_period) * 1_000 > drainMs,
    "starts after the healthy stores": ({ depends_on }) =>
      ["kafka", "mongo", "redis"].every(
        (part) => depends_on?.[part]?.condition === "service_healthy",
      ),
    "environment that production checks": ({ environment }) =>
      environment?.["RAAKVLAK_ENV"]?.startsWith("${RAAKVLAK_ENV:-") === true,
    // Without it whoever comes through a proxy has the proxy's address, and waits for what others did.
    "open to people, told what stands before it": ({ ports = [], environment }) =>
      !ports.some((port) => port.endsWith(":8080")) ||
      environment?.["RAAKVLAK_TRUST_PROXY_HOPS"] === "${RAAKVLAK_TRUST_PROXY_HOPS:-}",
  };
}

/** What each container must be, by the containers that the profiles must hold; every fault as `name: rule`. */
export function findComposeFaults(
  { services, networks }: ComposeFile,
  expected: { readonly stack: readonly string[]; readonly own: readonly string[] },
  drainMs: number,
): string[] {
  const faults = [...expected.stack, ...expected.own]
    .filter((name) => services[name] === undefined)
    .map((name) => `${name}: missing`);
  for (const network of ["stores", "services"])
    if (networks[network]?.internal !== true) faults.push(`${network}: internal network`);
  const own = ownServices(drainMs);
  for (const [name, service] of Object.entries(services)) {
    const kind = expected.own.includes(name) ? own : partsOfStack;
    for (const [rule, holds] of Object.entries({ ...everyService, ...kind }))
      if (!holds(service, name)) faults.push(`${name}: ${rule}`);
  }
  return faults;
}

function isOrdinaryUser(user: string | undefined): boolean {
  return user !== undefined && user !== "" && !/^(0|root)(:|$)/.test(user);
}

function secondsOf(duration: string | undefined): number {
  return Number(/^(\d+)s$/.exec(duration ?? "")?.[1] ?? 0);
}
