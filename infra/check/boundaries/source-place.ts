import path from "node:path";
import { TEST_SUPPORT } from "./boundary-table.ts";

/** Where a file stands in the layout of the house. */
export interface SourcePlace {
  /** From the root of the repository, with `/` between folders. */
  file: string;
  /** `packages/runtime`, `services/matching`, `infra`, `tests`, or "" for the root itself. */
  workspace: string;
  /** The folder under a service's `src`: `domain`, `use-cases` …, or `app` of the site; "" for anything else. */
  layer: string;
  /** A test, or there for tests alone: these may use what the product may not. */
  isTest: boolean;
}

const WORKSPACE = /^(?:(?:packages|services)\/[^/]+|infra|tests)(?=\/)/;
const LAYER = /^services\/[^/]+\/(?:src\/([^/]+)|(app))\//;

export function placeOf(file: string): SourcePlace {
  const layer = LAYER.exec(file);
  return {
    file,
    workspace: WORKSPACE.exec(file)?.[0] ?? "",
    layer: layer?.[1] ?? layer?.[2] ?? "",
    isTest: isWithin(file, TEST_SUPPORT),
  };
}

/** Whether the file matches one of the globs (`*` stays within a folder, `**` crosses folders). */
export function isWithin(file: string, globs: readonly string[]): boolean {
  return globs.some((glob) => path.posix.matchesGlob(file, glob));
}
