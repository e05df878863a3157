import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { ensureJavaBuild } from "@raakvlak/infra/native/java-build.ts";
import { javaOptions } from "@raakvlak/infra/native/java-options.ts";
import type { Vacancy } from "@raakvlak/contracts";
import type { Engine } from "@raakvlak/matching/engine";
import { currentModel } from "@raakvlak/matching/oracle";
import type { Tell } from "../bench-command.ts";
import { profileLine, vacancyLine } from "./lucene-lines.ts";
import type { RemotePeer } from "./peer.ts";

/** Profiles as documents, or as stored queries of Lucene's Monitor. */
export type LuceneMode = "forward" | "monitor";

interface Opening {
  readonly mode: LuceneMode;
  readonly profiles: number;
  readonly tell: Tell;
}

const root = path.join(import.meta.dirname, "..", "..", "..");
const source = {
  folder: path.join(import.meta.dirname, "..", "peers-native", "lucene"),
  title: "the Lucene peers",
};
const builds = path.join(root, ".raakvlak", "bench-lucene");
const simplified = {
  forward:
    "Lucene 9.11, places by the 10 km cells that a circle touches, no excluded or hidden ones, score a sum of weights; its time is taken in its own process",
  monitor:
    "Lucene Monitor 9.11 with a multipass presearcher, places by 10 km cells, no languages, no excluded or hidden ones, score a sum of weights; its time is taken in its own process",
} as const;

/** So much for each stored query; documents lie in files. */
const heapMb = {
  forward: (profiles: number) => 768 + Math.ceil(profiles / 2_000),
  monitor: (profiles: number) => 1_024 + Math.ceil(profiles / 25),
} as const;

/** Stored queries take 20 kB each and a question more than their number deserves. */
const mostStoredQueries = 100_000;

/** A Lucene in a process of its own, built on first use with Java and Maven. */
export async function startLucene({ mode, profiles, tell }: Opening): Promise<RemotePeer> {
  if (mode === "monitor" && profiles > mostStoredQueries)
    throw new Error(`measured up to ${mostStoredQueries} profiles`);
  const { java, classPath } = await ensureJavaBuild(builds, tell, source);
  const options = javaOptions({
    heapMb: heapMb[mode](profiles),
    logLevel: "warn",
    compiler: "full",
  });
  const suffice = String(currentModel.skills.overlap.matches);
  const main = ["-cp", classPath, "nl.raakvlak.bench.Main"];
  const child = spawn(java, [...options, ...main, mode, suffice], {
    stdio: ["pipe", "pipe", "pipe"],
  });
  const complaints: string[] = [];
  createInterface({ input: child.stderr }).on("line", (line) => void complaints.push(line));
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = once(child, "exit");
  // What the program says itself tells more than a broken pipe.
  child.stdin.on("error", () => undefined);
  let bytes = 0;
  let prepare: Engine["prepare"] | undefined;

  async function write(line: string): Promise<void> {
    if (!child.stdin.write(`${line}\n`)) await Promise.race([once(child.stdin, "drain"), ended]);
  }

  async function answer(): Promise<number[]> {
    const { value, done } = await answers.next();
    if (done === true) throw new Error(`Lucene ended:\n${complaints.slice(-10).join("\n")}`);
    return value.split(" ").map(Number);
  }

  return {
    simplified: simplified[mode],
    async add(some) {
      for (const profile of some) {
        const line = profileLine(profile);
        if (line !== undefined) await write(`P ${line}`);
      }
    },
    async ready(engine) {
      ({ prepare } = engine);
      await write("R");
      [bytes = 0] = await answer();
    },
    async ask(vacancy: Vacancy, limit) {
      if (prepare === undefined) throw new Error("Lucene is not ready");
      await write(`Q ${limit}\t${vacancyLine(prepare(vacancy))}`);
      const [hits = 0, took = 0, cpu = 0] = await answer();
      return { hits, ms: took / 1e6, cpuMs: cpu / 1e6 };
    },
    bytes: () => bytes,
    async [Symbol.asyncDispose]() {
      child.stdin.end();
      await ended;
    },
  };
}
