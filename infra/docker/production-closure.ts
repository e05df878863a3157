import { existsSync, readFileSync, realpathSync } from "node:fs";
import path from "node:path";

/** A package that a service needs at run time. */
export interface ClosurePackage {
  readonly name: string;
  /** Its real folder, absolute. */
  readonly folder: string;
  /** Part of this repository: the service itself and the packages that it is linked to. */
  readonly isOurs: boolean;
}

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

/**
 * What a workspace needs to run, itself first, as Node would find it from each package that asks: `npm ci --omit=dev` also installs what the
 * tests of linked workspaces need. Optional packages count where they are installed. Throws when a package is missing.
 */
export function productionClosure(root: string, workspace: string): ClosurePackage[] {
  const found = new Map<string, ClosurePackage>();
  const waiting = [realpathSync(path.join(root, workspace))];
  for (let folder = waiting.shift(); folder !== undefined; folder = waiting.shift()) {
    if (found.has(folder)) continue;
    const manifest = readManifest(folder);
    const isOurs = !folder.split(path.sep).includes("node_modules");
    found.set(folder, { name: manifest.name, folder, isOurs });
    for (const [name, isRequired] of needsOf(manifest)) {
      const dependency = resolveFrom(folder, name, root);
      if (dependency !== undefined) waiting.push(dependency);
      else if (isRequired)
        throw new Error(`${manifest.name} needs ${name}, which is not installed`);
    }
  }
  return [...found.values()];
}

function needsOf(manifest: Manifest): Map<string, boolean> {
  const needs = new Map<string, boolean>();
  for (const name of Object.keys(manifest.peerDependencies ?? {}))
    if (!manifest.peerDependenciesMeta?.[name]?.optional) needs.set(name, true);
  for (const name of Object.keys(manifest.dependencies ?? {})) needs.set(name, true);
  // npm lists an optional one among the others too.
  for (const name of Object.keys(manifest.optionalDependencies ?? {})) needs.set(name, false);
  return needs;
}

/** Node's own search: the `node_modules` of the folder and of each above it, up to the root's. */
function resolveFrom(folder: string, name: string, root: string): string | undefined {
  const top = realpathSync(root);
  for (let place = folder; ; place = path.dirname(place)) {
    const candidate = path.join(place, "node_modules", name);
    if (existsSync(path.join(candidate, "package.json"))) return realpathSync(candidate);
    if (place === top || path.dirname(place) === place) return undefined;
  }
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as Manifest;
}
