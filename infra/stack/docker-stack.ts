import path from "node:path";
import { runCommand } from "../native/run-command.ts";
import type { StackConfig } from "./config.ts";
import type { PartState } from "./part-state.ts";
import type { PartName } from "./parts.ts";
import { refuseTakenPorts } from "./refuse-taken-ports.ts";

export type Progress = (message: string) => void;

/** Whether a Docker engine answers and its client knows Compose. */
export async function dockerAnswers(): Promise<boolean> {
  try {
    await runCommand("docker", ["info", "--format", "{{.ServerVersion}}"]);
    await runCommand("docker", ["compose", "version"]);
    return true;
  } catch {
    return false;
  }
}

/** Starts the parts that do not run and returns when Compose finds each healthy. */
export async function startDocker(
  config: StackConfig,
  names: PartName[],
  onProgress: Progress,
): Promise<void> {
  await Promise.all(names.map((name) => refuseForeignPorts(config, name)));
  await compose(config, ["up", "--detach", "--wait", "--quiet-pull", ...names], onProgress);
}

/** Also the services that somebody may have started on this stack: without it they are of no use, and would hold its networks. */
const everything = ["--profile", "all"];

/** Stops the containers; their volumes stay. */
export async function stopDocker(config: StackConfig, onProgress: Progress): Promise<void> {
  await compose(config, [...everything, "down"], onProgress);
}

/** Stops the containers and deletes their volumes. */
export async function eraseDocker(config: StackConfig, onProgress: Progress): Promise<void> {
  await compose(config, [...everything, "down", "--volumes"], onProgress);
}

export async function dockerState(config: StackConfig, name: PartName): Promise<PartState> {
  const container = firstContainer(
    await compose(config, ["ps", "--all", "--format", "json", name]),
  );
  if (container?.State !== "running") return { state: "stopped" };
  return { state: container.Health === "healthy" ? "running" : "not answering" };
}

/** Compose would only say that the port is allocated. The ports of a container of ours are taken by itself. */
async function refuseForeignPorts(config: StackConfig, name: PartName): Promise<void> {
  if ((await dockerState(config, name)).state !== "stopped") return;
  const { kafka, mongo, redis, smtp, mailbox } = config.ports;
  const published: Record<PartName, Record<string, number>> = {
    kafka: { RAAKVLAK_KAFKA_PORT: kafka },
    mongo: { RAAKVLAK_MONGO_PORT: mongo },
    redis: { RAAKVLAK_REDIS_PORT: redis },
    mailbox: { RAAKVLAK_SMTP_PORT: smtp, RAAKVLAK_MAILBOX_PORT: mailbox },
  };
  await refuseTakenPorts(name, published[name]);
}

interface Container {
  State: string;
  Health: string;
}

/** Compose lists one JSON object per line; before version 2.21 it wrote an array. */
function firstContainer(listing: string): Container | undefined {
  const line = listing.split("\n").find((text) => text.trim() !== "");
  if (line === undefined) return undefined;
  const parsed = JSON.parse(line) as Container | Container[];
  return Array.isArray(parsed) ? parsed[0] : parsed;
}

/** Arguments of `docker` that print a part's log. */
export function dockerLogsCommand(config: StackConfig, name: PartName, follow: boolean): string[] {
  return [
    ...composeArguments(config),
    "logs",
    "--tail",
    "200",
    ...(follow ? ["--follow"] : []),
    name,
  ];
}

/** The ports as docker-compose.yml reads them. */
export function composeEnvironment({ ports, projectRoot }: StackConfig): Record<string, string> {
  return {
    RAAKVLAK_PROJECT: projectRoot,
    RAAKVLAK_KAFKA_PORT: String(ports.kafka),
    RAAKVLAK_MONGO_PORT: String(ports.mongo),
    RAAKVLAK_REDIS_PORT: String(ports.redis),
    RAAKVLAK_SMTP_PORT: String(ports.smtp),
    RAAKVLAK_MAILBOX_PORT: String(ports.mailbox),
  };
}

async function compose(
  config: StackConfig,
  args: string[],
  onProgress?: Progress,
): Promise<string> {
  return runCommand("docker", [...composeArguments(config), ...args], {
    cwd: config.projectRoot,
    env: composeEnvironment(config),
    onLine: (line) => onProgress?.(line.trim()),
  });
}

function composeArguments(config: StackConfig): string[] {
  return [
    "compose",
    "--progress",
    "plain",
    "--file",
    path.join(config.projectRoot, "docker-compose.yml"),
  ];
}
