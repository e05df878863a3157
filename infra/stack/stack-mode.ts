import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { StackConfig } from "./config.ts";
import { dockerAnswers } from "./docker-stack.ts";

export type StackMode = "native" | "docker";

/**
 * How the parts are run: as they already are, else as forced, else Docker when an engine answers, else natively. A stack that runs one way is not
 * started a second time the other way; throws when it is forced to.
 */
export async function chooseMode(
  config: StackConfig,
  onProgress: (message: string) => void,
): Promise<StackMode> {
  const running = await rememberedMode(config);
  if (running !== undefined) {
    if (config.forced === undefined || config.forced === running) return running;
    throw new Error(
      `the stack was started as ${running}; run \`npm run stack -- down\` before RAAKVLAK_STACK=${config.forced}`,
    );
  }
  if (config.forced === "docker" && !(await dockerAnswers())) {
    throw new Error(
      "RAAKVLAK_STACK=docker, but no Docker engine with Compose answers; start it, or leave the variable out",
    );
  }
  const mode = config.forced ?? ((await dockerAnswers()) ? "docker" : "native");
  onProgress(
    mode === "docker" ? "using Docker" : "using the native stack (no Docker engine is used)",
  );
  return mode;
}

/** The way in which the stack was last started and not stopped since. */
export async function rememberedMode(config: StackConfig): Promise<StackMode | undefined> {
  const file = modeFile(config);
  if (!existsSync(file)) return undefined;
  return (await readFile(file, "utf8")).trim() === "docker" ? "docker" : "native";
}

export async function rememberMode(config: StackConfig, mode: StackMode): Promise<void> {
  await mkdir(config.home, { recursive: true });
  await writeFile(modeFile(config), `${mode}\n`);
}

export async function forgetMode(config: StackConfig): Promise<void> {
  await rm(modeFile(config), { force: true });
}

function modeFile(config: StackConfig): string {
  return path.join(config.home, "mode");
}
