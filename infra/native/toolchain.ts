import { existsSync, realpathSync } from "node:fs";
import path from "node:path";
import { aptInstall, type Progress } from "./apt.ts";
import { javaHome } from "./config.ts";
import { findOnPath } from "./find-on-path.ts";
import { runCommand } from "./run-command.ts";

export interface Toolchain {
  /** Absolute path of a `java` of version 17 or later; its JDK has `javac`. */
  java: string;
  mvn: string;
}

const OLDEST_JAVA = 17;
const JDK_PACKAGES = ["openjdk-17-jdk-headless", "openjdk-21-jdk-headless", "default-jdk-headless"];

/** Another program of the same kit, `jar` for one. */
export function kitTool(java: string, name: string): string {
  return path.join(path.dirname(realpathSync(java)), name);
}

/** The kit's own folder as JAVA_HOME, so that Maven compiles with the very Java that was chosen, whatever the user's variable says. */
export function javaEnvironment(java: string): Record<string, string> {
  const home = path.dirname(path.dirname(realpathSync(java)));
  // macOS keeps a stub in /usr/bin that finds the real one by itself.
  return home === "/usr" ? {} : { JAVA_HOME: home };
}

/** A Java development kit alone, for a start that has nothing to build. Throws as `requireToolchain` does. */
export async function requireJava(onProgress: Progress): Promise<string> {
  const found = await findJava();
  if (found !== undefined) return found;
  if (await aptInstall(JDK_PACKAGES, onProgress)) {
    const installed = await findJava();
    if (installed !== undefined) return installed;
  }
  throw new Error(
    `Kafka and the MongoDB stand-in need a Java development kit, version ${OLDEST_JAVA} or later (none in JAVA_HOME or on the PATH).\n` +
      "Install one: `sudo apt-get install openjdk-17-jdk-headless` on Debian and Ubuntu, `brew install openjdk@17` on macOS.",
  );
}

/** Finds, or where we may installs, what the native stack is built with. Throws an error that names the command to run by hand. */
export async function requireToolchain(onProgress: Progress): Promise<Toolchain> {
  const java = await requireJava(onProgress);
  const mvn =
    findOnPath("mvn") ??
    ((await aptInstall(["maven"], onProgress)) ? findOnPath("mvn") : undefined);
  if (mvn !== undefined) return { java, mvn };
  throw new Error(
    "Kafka and the MongoDB stand-in are fetched with Maven, which is not on the PATH.\n" +
      "Install it: `sudo apt-get install maven` on Debian and Ubuntu, `brew install maven` on macOS.",
  );
}

async function findJava(): Promise<string | undefined> {
  const home = javaHome();
  const candidates = [home && path.join(home, "bin", "java"), findOnPath("java")];
  for (const java of candidates) {
    if (java && (await isRecentKit(java))) return java;
  }
  return undefined;
}

/** `javac` beside it: a mere runtime cannot compile the stand-in. */
async function isRecentKit(java: string): Promise<boolean> {
  try {
    const version = /version "(\d+)/.exec(await runCommand(java, ["-version"]))?.[1];
    return Number(version) >= OLDEST_JAVA && existsSync(kitTool(java, "javac"));
  } catch {
    return false;
  }
}
