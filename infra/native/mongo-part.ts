import { mkdir } from "node:fs/promises";
import { findOnPath } from "./find-on-path.ts";
import { ensureJavaBuild } from "./java-build.ts";
import { javaOptions } from "./java-options.ts";
import type { NativePart } from "./native-part.ts";

/** A real `mongod` where the machine has one, else the stand-in. Each keeps its files in a folder of its own: they cannot read each other's. */
export const mongoPart: NativePart = {
  name: "mongo",
  ports: ({ ports }) => ({ RAAKVLAK_MONGO_PORT: ports.mongo }),
  stopGraceMs: 15_000,
  prepare: async ({ config, dataFolder, onProgress }) => {
    const port = String(config.ports.mongo);
    const mongod = findOnPath("mongod");
    if (mongod !== undefined) {
      await mkdir(`${dataFolder}/mongod`, { recursive: true });
      return {
        file: mongod,
        args: [
          "--bind_ip",
          "127.0.0.1",
          "--port",
          port,
          "--dbpath",
          `${dataFolder}/mongod`,
          "--quiet",
        ],
      };
    }
    const build = await ensureJavaBuild(config.nativeFolder, onProgress);
    const options = javaOptions({ heapMb: 512, logLevel: "warn", compiler: "full" });
    return {
      file: build.java,
      args: [
        ...options,
        "-cp",
        build.classPath,
        "nl.raakvlak.stack.MongoStandIn",
        port,
        `${dataFolder}/stand-in`,
      ],
    };
  },
};
