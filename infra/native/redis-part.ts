import { chmodSync, existsSync } from "node:fs";
import { mkdir, rename } from "node:fs/promises";
import path from "node:path";
import { aptInstall, type Progress } from "./apt.ts";
import { findOnPath } from "./find-on-path.ts";
import { ensureJavaBuild } from "./java-build.ts";
import type { NativePart } from "./native-part.ts";
import { runCommand } from "./run-command.ts";
import { kitTool } from "./toolchain.ts";

/** Redis with an append-only file that is written out every second, and that refuses writes rather than throwing keys away. */
export const redisPart: NativePart = {
  name: "redis",
  ports: ({ ports }) => ({ RAAKVLAK_REDIS_PORT: ports.redis }),
  stopGraceMs: 10_000,
  prepare: async ({ config, dataFolder, onProgress }) => {
    const file = await requireRedisServer(config.nativeFolder, onProgress);
    await mkdir(dataFolder, { recursive: true });
    const settings: Record<string, string> = {
      port: String(config.ports.redis),
      bind: "127.0.0.1",
      dir: dataFolder,
      daemonize: "no",
      appendonly: "yes",
      appendfsync: "everysec",
      "maxmemory-policy": "noeviction",
      // Snapshots would only write the same data a second time.
      save: "",
      ...config.settings?.redis,
    };
    return {
      file,
      args: Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]),
    };
  },
};

/** From the PATH, else from Debian, else the binary that a Maven package carries. */
async function requireRedisServer(nativeFolder: string, onProgress: Progress): Promise<string> {
  const found = findOnPath("redis-server");
  if (found !== undefined) return found;
  const installed = await aptInstall(["redis-server"], onProgress).catch((error: unknown) => {
    onProgress(
      `apt could not install redis-server, so the packed one is used (${String(error).split("\n")[0]})`,
    );
    return false;
  });
  return (
    (installed ? findOnPath("redis-server") : undefined) ??
    (await unpackRedisServer(nativeFolder, onProgress))
  );
}

/** Names inside embedded-redis 1.4.3, by platform and processor. */
const PACKED: Record<string, string> = {
  "linux x64": "redis-server-6.2.6-v5-linux-amd64",
  "linux arm64": "redis-server-6.2.7-linux-arm64",
  "darwin x64": "redis-server-6.2.6-v5-darwin-amd64",
  "darwin arm64": "redis-server-6.2.6-v5-darwin-arm64",
};

async function unpackRedisServer(nativeFolder: string, onProgress: Progress): Promise<string> {
  const name = PACKED[`${process.platform} ${process.arch}`];
  if (name === undefined) {
    throw new Error(
      `there is no packed Redis for ${process.platform} ${process.arch}; install redis-server 6.2 or later and put it on the PATH`,
    );
  }
  const build = await ensureJavaBuild(nativeFolder, onProgress);
  const target = path.join(build.libraries, "redis-server");
  if (existsSync(target)) return target;
  await runCommand(
    kitTool(build.java, "jar"),
    ["xf", path.join(build.libraries, "embedded-redis-1.4.3.jar"), name],
    { cwd: build.libraries },
  );
  chmodSync(path.join(build.libraries, name), 0o755);
  await rename(path.join(build.libraries, name), target);
  return target;
}
