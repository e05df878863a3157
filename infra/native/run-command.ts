import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { childEnvironment } from "./config.ts";

export interface CommandOptions {
  env?: Record<string, string>;
  cwd?: string;
  /** Sees every line of both outputs. */
  onLine?: (line: string) => void;
}

const LINES_KEPT = 25;

/** Runs a command to its end and returns its last lines; throws with those when it does not succeed or cannot be started. */
export async function runCommand(
  file: string,
  args: string[],
  { env, cwd, onLine }: CommandOptions = {},
): Promise<string> {
  const child = spawn(file, args, {
    stdio: ["ignore", "pipe", "pipe"],
    ...(cwd && { cwd }),
    ...(env && { env: childEnvironment(env) }),
  });
  const lines: string[] = [];
  for (const input of [child.stdout, child.stderr]) {
    createInterface({ input }).on("line", (line) => {
      lines.push(line);
      if (lines.length > LINES_KEPT) lines.shift();
      onLine?.(line);
    });
  }
  const outcome = await new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", (code, signal) =>
      resolve(code === 0 ? "" : `ended with ${signal ?? `exit code ${code}`}`),
    );
  });
  if (outcome !== "")
    throw new Error(`${file} ${args.slice(0, 2).join(" ")} … ${outcome}\n${lines.join("\n")}`);
  return lines.join("\n");
}
