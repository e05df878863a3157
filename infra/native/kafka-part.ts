import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { StackPorts } from "../stack/config.ts";
import { ensureJavaBuild, type JavaBuild } from "./java-build.ts";
import { javaOptions } from "./java-options.ts";
import type { NativePart } from "./native-part.ts";
import { runCommand } from "./run-command.ts";

/** Any 22 characters of base64 do: each stack has a log folder of its own. */
const CLUSTER_ID = "UmFha3ZsYWstc3RhY2stMQ";

/** One Kafka node that is broker and controller. */
export const kafkaPart: NativePart = {
  name: "kafka",
  ports: ({ ports }) => ({
    RAAKVLAK_KAFKA_PORT: ports.kafka,
    RAAKVLAK_KAFKA_CONTROLLER_PORT: ports.kafkaController,
  }),
  stopGraceMs: 15_000,
  prepare: async ({ config, dataFolder, onProgress }) => {
    const build = await ensureJavaBuild(config.nativeFolder, onProgress);
    const settings = path.join(dataFolder, "server.properties");
    await mkdir(dataFolder, { recursive: true });
    await writeFile(
      settings,
      serverProperties(config.ports, path.join(dataFolder, "log"), config.settings?.kafka),
    );
    if (!existsSync(path.join(dataFolder, "log", "meta.properties"))) {
      onProgress("formatting the log folder");
      await formatStorage(build, settings);
    }
    return {
      file: build.java,
      args: [...kafkaJavaOptions, "-cp", build.classPath, "kafka.Kafka", settings],
    };
  },
};

/** Half a gigabyte serves some hundreds of partitions. Warnings alone keep the log readable; the server's own milestones come through. */
const kafkaJavaOptions = [
  ...javaOptions({ heapMb: 512, logLevel: "warn", compiler: "quick" }),
  "-Dorg.slf4j.simpleLogger.log.kafka.server.KafkaRaftServer=info",
  "-Dorg.slf4j.simpleLogger.log.org.apache.kafka.common.utils.AppInfoParser=info",
];

async function formatStorage(build: JavaBuild, settings: string): Promise<void> {
  const tool = [
    "kafka.tools.StorageTool",
    "format",
    "--ignore-formatted",
    "-t",
    CLUSTER_ID,
    "-c",
    settings,
  ];
  await runCommand(build.java, [
    ...javaOptions({ heapMb: 128, logLevel: "warn", compiler: "quick" }),
    "-cp",
    build.classPath,
    ...tool,
  ]);
}

/** Settings for one small machine. docker-compose.yml says the same for the container; a test compares them. */
export function serverProperties(
  ports: Pick<StackPorts, "kafka" | "kafkaController">,
  logFolder: string,
  added: Readonly<Record<string, string>> = {},
): string {
  const settings: Record<string, string | number | boolean> = {
    "process.roles": "broker,controller",
    "node.id": 1,
    "controller.quorum.voters": `1@127.0.0.1:${ports.kafkaController}`,
    "controller.listener.names": "CONTROLLER",
    "inter.broker.listener.name": "PLAINTEXT",
    "listener.security.protocol.map": "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
    listeners: `PLAINTEXT://127.0.0.1:${ports.kafka},CONTROLLER://127.0.0.1:${ports.kafkaController}`,
    "advertised.listeners": `PLAINTEXT://127.0.0.1:${ports.kafka}`,
    "log.dirs": logFolder,
    ...brokerSettings,
    ...added,
  };
  return `${Object.entries(settings)
    .map(([name, value]) => `${name}=${value}`)
    .join("\n")}\n`;
}

/** What holds natively and in the container alike. */
export const brokerSettings: Record<string, string | number | boolean> = {
  "auto.create.topics.enable": false,
  "num.partitions": 1,
  "default.replication.factor": 1,
  "offsets.topic.num.partitions": 4,
  "offsets.topic.replication.factor": 1,
  "transaction.state.log.num.partitions": 4,
  "transaction.state.log.replication.factor": 1,
  "transaction.state.log.min.isr": 1,
  // One member is the rule here: waiting for others would only delay every start by three seconds.
  "group.initial.rebalance.delay.ms": 0,
  // Lets a crashed consumer's partitions move within two seconds, where a consumer asks for it.
  "group.min.session.timeout.ms": 1000,
  "num.network.threads": 2,
  "num.io.threads": 2,
  "num.recovery.threads.per.data.dir": 2,
  "log.cleaner.threads": 1,
  "log.cleaner.dedupe.buffer.size": 8_388_608,
  "log.cleaner.io.buffer.size": 131_072,
  // Compaction is looked for often: tests need it to have happened, and a look at clean logs costs nothing.
  "log.cleaner.backoff.ms": 1000,
  // Each segment maps two index files of this size into memory; the preset of 10 MB adds up over many small topics.
  "log.index.size.max.bytes": 1_048_576,
  "log.segment.delete.delay.ms": 1000,
  // The controller would otherwise write a record twice a second for ever, just to show that it lives.
  "metadata.max.idle.interval.ms": 0,
};
