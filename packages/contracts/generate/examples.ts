import { readFileSync } from "node:fs";
import { join } from "node:path";

const packageFolder = join(import.meta.dirname, "..");

function read(file: string): unknown {
  try {
    return JSON.parse(readFileSync(join(packageFolder, file), "utf8"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** What an event version must be able to read for ever; the last is the fullest. */
export function eventExamples(type: string, version: number): readonly unknown[] {
  const fixture = read(`fixtures/${type}.v${version}.json`) as { valid: unknown[] } | undefined;
  return fixture?.valid ?? [];
}

export interface RouteExample {
  readonly body?: unknown;
  readonly response?: unknown;
}

/** An exchange with a route, where one is written down. */
export function routeExample(id: string): RouteExample {
  return (read(`examples/${id}.json`) as RouteExample | undefined) ?? {};
}
