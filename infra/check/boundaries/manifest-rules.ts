import { z } from "zod";
import { WORKSPACE_DIRECTIONS } from "./boundary-table.ts";
import type { Sighting } from "./read-module.ts";
import { isWithin, placeOf } from "./source-place.ts";

const versions = z.record(z.string(), z.string()).default({});
const manifestSchema = z.object({ dependencies: versions, devDependencies: versions });

export const MANIFEST_RULE = "workspace-direction";

/** The same directions as for imports, where npm and turbo read them: in a workspace's package.json. */
export function judgeManifest(file: string, text: string): Sighting[] {
  const { workspace } = placeOf(file);
  const direction = WORKSPACE_DIRECTIONS.find((one) => isWithin(workspace, [one.from]));
  if (workspace === "" || file !== `${workspace}/package.json`) return [];
  if (direction === undefined) return [{ line: 0, what: `${workspace} has no place in the table` }];
  const manifest = manifestSchema.parse(JSON.parse(text));
  const product = direction.to.map(packageName);
  const tests = [...product, ...(direction.inTests ?? [])];
  return [
    ...excess(manifest.dependencies, product).map((name) => `dependencies may not list ${name}`),
    ...excess(manifest.devDependencies, tests).map(
      (name) => `devDependencies may not list ${name}`,
    ),
  ].map((what) => ({ line: 0, what }));
}

function excess(listed: Record<string, string>, allowed: string[]): string[] {
  return Object.keys(listed).filter(
    (name) => name.startsWith("@raakvlak/") && !allowed.includes(name),
  );
}

function packageName(specifier: string): string {
  return specifier.split("/").slice(0, 2).join("/");
}
