import path from "node:path";

/** The folders in which programs are looked for. npm puts the project's own first, which is wanted. */
export function searchPath(): string[] {
  return (process.env["PATH"] ?? "").split(path.delimiter).filter((folder) => folder !== "");
}

/** A Java that the user chose, if any. */
export function javaHome(): string | undefined {
  return process.env["JAVA_HOME"] || undefined;
}

/** What a started program gets: this process's environment and what is added. */
export function childEnvironment(added: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...added };
}
