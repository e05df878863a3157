import { accessSync, constants } from "node:fs";
import path from "node:path";
import { searchPath } from "./config.ts";

/** The program of that name as the shell would find it. */
export function findOnPath(name: string): string | undefined {
  return searchPath()
    .map((folder) => path.join(folder, name))
    .find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
