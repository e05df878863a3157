import path from "node:path";
import { runCommand } from "../native/run-command.ts";
import type { StackConfig } from "./config.ts";
import type { PartState } from "./part-state.ts";
import type { PartName } from "./parts.ts";

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
  await compose(config, ["up", "--detach", "--wait", "--quiet-pull", ...names], onProgress);
}

/** Stops the containers; their volumes stay. */
export async function stopDocker(config: StackConfig, onProgress: Progress): Promise<void> {
  await compose(config, ["down"], onProgress);
}

/** Stops the containers and deletes their volumes. */
export async function eraseDocker(config: StackConfig, onProgress: Progress): Promise<void> {
  await compose(config, ["down", "--volumes"], onProgress);
}

export async function dockerState(config: StackConfig, name: PartName): Promise<PartState> {
  const listed = await compose(config, ["ps", "--all", "--format", "json", name]);
  // One JSON object per line, or none.
  const container =
    listed.trim() === ""
      ? undefined
      : (JSON.parse(listed.trim().split("\n")[0] ?? "") as { State: string; Health: string });
  if (container?.State !== "running") return { state: "stopped" };
  return { state: container.Health === "healthy" ? "running" : "not answering" };
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
