import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { acquirePidLock } from "../bootstrap/pid-lock.mjs";
import type { Progress } from "./apt.ts";
import { runCommand } from "./run-command.ts";
import { javaEnvironment, requireJava, requireToolchain, type Toolchain } from "./toolchain.ts";

export interface JavaBuild {
  java: string;
  /** For `java -cp`: our classes and every jar. */
  classPath: string;
  /** The folder of the jars. */
  libraries: string;
}

/** What is built: a pom.xml with `src` beside it. */
export interface JavaSource {
  folder: string;
  /** How it is called in messages. */
  title: string;
}

const stackSource: JavaSource = { folder: import.meta.dirname, title: "the native stack" };
const ATTEMPTS = 3;

const builds = new Map<string, Promise<JavaBuild>>();

/**
 * Makes the Java parts ready under `<folder>/<hash of pom and sources>`: fetched and compiled once, found again ever after. Interrupted,
 * it goes on where it was: Maven keeps what it has fetched, partial files too. Callers share one build, in this process and between
 * processes.
 */
export function ensureJavaBuild(
  folder: string,
  onProgress: Progress,
  source = stackSource,
): Promise<JavaBuild> {
  const running = builds.get(folder) ?? build(folder, onProgress, source);
  builds.set(folder, running);
  // A failed build must not be the answer for ever.
  running.catch(() => builds.delete(folder));
  return running;
}

async function build(folder: string, onProgress: Progress, source: JavaSource): Promise<JavaBuild> {
  const finished = path.join(folder, await sourceHash(source));
  if (existsSync(finished)) return asBuild(await requireJava(onProgress), finished);
  const tools = await requireToolchain(onProgress);
  const release = await acquirePidLock(path.join(folder, "build.lock"), (holder) =>
    onProgress(`waiting for process ${holder}, which builds ${source.title}`),
  );
  try {
    if (!existsSync(finished)) await buildInto(finished, { ...tools, source }, onProgress);
  } finally {
    release();
  }
  return asBuild(tools.java, finished);
}

interface Building extends Toolchain {
  source: JavaSource;
}

/** Only a whole build gets the name that is looked for. */
async function buildInto(finished: string, tools: Building, onProgress: Progress): Promise<void> {
  const draft = `${finished}.partial`;
  await mkdir(draft, { recursive: true });
  await buildWithRetries(tools, draft, onProgress);
  await rename(draft, finished);
}

function asBuild(java: string, folder: string): JavaBuild {
  const libraries = path.join(folder, "lib");
  return {
    java,
    libraries,
    classPath: [path.join(folder, "classes"), path.join(libraries, "*")].join(path.delimiter),
  };
}

async function buildWithRetries(
  { java, mvn, source }: Building,
  output: string,
  onProgress: Progress,
): Promise<void> {
  const onLine = downloadProgress(onProgress);
  // -U: Maven remembers a failed download and would not try it again today.
  const args = [
    "-B",
    "-U",
    "-f",
    path.join(source.folder, "pom.xml"),
    `-Dstack.output=${output}`,
    "compile",
  ];
  for (let attempt = 1; ; attempt += 1) {
    try {
      onProgress(`building ${source.title} (the first time some 60 MB are fetched)`);
      await runCommand(mvn, args, { env: javaEnvironment(java), onLine });
      return;
    } catch (error) {
      if (attempt === ATTEMPTS)
        throw new Error(
          `cannot build ${source.title}; run the command again, what was fetched is kept`,
          { cause: error },
        );
      onProgress(`Maven failed; attempt ${attempt + 1} of ${ATTEMPTS} goes on where it was`);
      await rm(path.join(output, "maven-status"), { recursive: true, force: true });
    }
  }
}

const UNITS: Record<string, number> = { B: 1 / 1_000_000, kB: 1 / 1_000, MB: 1 };
const TELL_EVERY_MB = 5;

/** Sums up Maven's "Downloaded … (1.2 MB at 3.4 MB/s)" and tells every few megabytes. */
function downloadProgress(onProgress: Progress): (line: string) => void {
  let files = 0;
  let megabytes = 0;
  let told = 0;
  return (line) => {
    const match = /^(?:\[INFO\] )?Downloaded .*?([^/\s]+) \(([\d.]+) (B|kB|MB)/.exec(line);
    if (match === null) return;
    files += 1;
    megabytes += Number(match[2]) * (UNITS[match[3] ?? ""] ?? 0);
    if (megabytes < told + TELL_EVERY_MB) return;
    told = megabytes;
    onProgress(`fetched ${files} files, ${megabytes.toFixed(0)} MB (${match[1]})`);
  };
}

async function sourceHash({ folder }: JavaSource): Promise<string> {
  const sources = await readdir(path.join(folder, "src"), {
    recursive: true,
    withFileTypes: true,
  });
  const files = sources
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  const hash = createHash("sha256");
  for (const file of [path.join(folder, "pom.xml"), ...files.toSorted()]) {
    hash
      .update(path.relative(folder, file))
      .update("\0")
      .update(await readFile(file))
      .update("\0");
  }
  return hash.digest("hex").slice(0, 16);
}
