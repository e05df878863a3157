import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

const projectRoot = join(import.meta.dirname, "..", "..");

/** Set by who has built them for the processes that it starts. */
export const siteIsBuilt = "RAAKVLAK_SITE_BUILT";

/** Builds the site's pages unless they are built from the very same sources; throws with the build's own words. */
export async function buildSite(): Promise<void> {
  if (process.env[siteIsBuilt] === "yes") return;
  const turbo = spawn(
    join(projectRoot, "node_modules", ".bin", "turbo"),
    ["run", "build", "--filter=@raakvlak/site", "--output-logs=errors-only"],
    {
      cwd: projectRoot,
      env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1" },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  const output: Buffer[] = [];
  turbo.stdout.on("data", (chunk: Buffer) => output.push(chunk));
  turbo.stderr.on("data", (chunk: Buffer) => output.push(chunk));
  const [code] = (await once(turbo, "close")) as [number | null];
  if (code !== 0)
    throw new Error(
      `the site's pages could not be built:\n${Buffer.concat(output).toString("utf8")}`,
    );
}
