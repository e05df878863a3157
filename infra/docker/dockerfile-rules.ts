/** The Dockerfile as the rules look at it: comments gone, continued lines joined, the stages apart. */
interface Stage {
  readonly from: string;
  readonly name: string | undefined;
  readonly lines: readonly string[];
}

/** What must hold of the image that every service runs from; every fault by the rule's name. */
export function findDockerfileFaults(
  text: string,
  expected: { readonly services: readonly string[]; readonly nodeVersion: string },
): string[] {
  const lines = instructionsOf(text);
  const stages = stagesOf(lines);
  const last = stages.at(-1) ?? { from: "", name: undefined, lines: [] };
  const names = new Set(stages.map(({ name }) => name));
  const bases = new Set(["${NODE_IMAGE}", "scratch", "sources-${SERVICE}"]);
  const has = (pattern: RegExp) => last.lines.some((line) => pattern.test(line));
  const installs = lines.filter((line) => line.includes("npm ci"));
  const rules: Record<string, boolean> = {
    "the base image is an argument, pinned to the project's Node": lines.includes(
      `ARG NODE_IMAGE=node:${expected.nodeVersion}-bookworm-slim`,
    ),
    "no other base image": stages.every(({ from }) => bases.has(from) || names.has(from)),
    "every service has its sources": expected.services.every((service) =>
      names.has(`sources-${service}`),
    ),
    "nothing but what is copied into it": last.from === "scratch" && !has(/^(RUN|ADD) /),
    "a numeric user without rights": has(/^USER [1-9]\d*:[1-9]\d*$/),
    "Node itself gets the signals": has(/^CMD \["node", /) && !has(/^ENTRYPOINT /),
    "SIGTERM asks it to stop": has(/^STOPSIGNAL SIGTERM$/),
    "published secrets only when asked for": has(/\bRAAKVLAK_ENV=production\b/),
    "health asked by Node": has(/^HEALTHCHECK .*CMD \["node", /),
    "heap relative to the container": has(/--max-old-space-size-percentage=\d+/),
    "labels of the OCI": ["title", "licenses", "version", "revision"].every((label) =>
      has(new RegExp(`org\\.opencontainers\\.image\\.${label}=`)),
    ),
    "no foreign script runs": installs.every((line) => line.includes("--ignore-scripts")),
    "production dependencies alone": stages
      .filter(({ name }) => name === "modules")
      .every((stage) => stage.lines.some((line) => line.includes("npm ci --omit=dev"))),
    "no secret in a layer": !lines.some((line) =>
      /^(ARG|ENV) .*(TOKEN|SECRET|PASSWORD)/.test(line),
    ),
  };
  return Object.keys(rules).filter((rule) => rules[rule] === false);
}

function instructionsOf(text: string): string[] {
  return text
    .split("\n")
    .filter((line) => !line.startsWith("#") && line.trim() !== "")
    .join("\n")
    .replaceAll(/ *\\\n */g, " ")
    .split("\n");
}

function stagesOf(lines: readonly string[]): Stage[] {
  const stages: { from: string; name: string | undefined; lines: string[] }[] = [];
  for (const line of lines) {
    const [, from, name] = /^FROM (\S+)(?: AS (\S+))?$/.exec(line) ?? [];
    if (from !== undefined) stages.push({ from, name, lines: [] });
    else stages.at(-1)?.lines.push(line);
  }
  return stages;
}
