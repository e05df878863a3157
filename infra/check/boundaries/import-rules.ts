import { isBuiltin } from "node:module";
import path from "node:path";
import {
  COMPUTED_IMPORT_HOMES,
  DRIVER_HOMES,
  LAYER_DIRECTIONS,
  PURE_FOLDERS,
  WORKSPACE_DIRECTIONS,
} from "./boundary-table.ts";
import { COMPUTED } from "./read-module.ts";
import { isWithin, placeOf, type SourcePlace } from "./source-place.ts";

/** An import as the rules look at it. */
export interface ImportSite {
  from: SourcePlace;
  specifier: string;
  /** The file that a relative specifier names. */
  target: SourcePlace | undefined;
  /** Whether that file is there. */
  targetExists: boolean;
}

export interface ImportRule {
  name: string;
  /** What is wrong with this import, or undefined. */
  judge: (site: ImportSite) => string | undefined;
}

const OURS = "@raakvlak/";

const ownWorkspace: ImportRule = {
  name: "own-workspace",
  judge: ({ from, specifier, target }) => {
    if (target === undefined) {
      return /^([/#]|file:)/.test(specifier)
        ? `import "${specifier}" by package name or relatively`
        : undefined;
    }
    return target.workspace === from.workspace
      ? undefined
      : `a relative import may not leave ${from.workspace || "the root"}: use the package's name`;
  },
};

/** Node runs the files as they are: the compiler would accept a name without its ending, or with that of its output. */
const existingFile: ImportRule = {
  name: "existing-file",
  judge: ({ specifier, target, targetExists }) =>
    target === undefined || targetExists ? undefined : `there is no file "${specifier}"`,
};

const knownAtRest: ImportRule = {
  name: "known-at-rest",
  judge: ({ from, specifier }) =>
    specifier === COMPUTED && !isWithin(from.file, COMPUTED_IMPORT_HOMES)
      ? "a computed import escapes every other rule"
      : undefined,
};

const workspaceDirection: ImportRule = {
  name: "workspace-direction",
  judge: ({ from, specifier }) => {
    if (!specifier.startsWith(OURS)) return undefined;
    const direction = WORKSPACE_DIRECTIONS.find((one) => isWithin(from.workspace, [one.from]));
    const allowed = [...(direction?.to ?? []), ...(from.isTest ? (direction?.inTests ?? []) : [])];
    // A package may be imported by any path that it exports, a service only by one that the table names.
    const isAllowed = allowed.includes(specifier) || allowed.includes(packageOf(specifier));
    return isAllowed ? undefined : `${from.workspace} may not import ${specifier}`;
  },
};

const pureFolders: ImportRule[] = PURE_FOLDERS.map(({ rule, folder, imports }) => ({
  name: rule,
  judge: ({ from, specifier, target }) => {
    const files = `${folder}/**`;
    if (from.isTest || !isWithin(from.file, [files])) return undefined;
    const allowed =
      target === undefined
        ? imports.includes(packageOf(specifier))
        : isWithin(target.file, [files]) && target.workspace === from.workspace;
    return allowed
      ? undefined
      : `may import ${imports.join(", ")} and its own folder, not ${specifier}`;
  },
}));

const layerDirection: ImportRule = {
  name: "layer-direction",
  judge: ({ from, specifier, target }) => {
    if (from.isTest || target?.workspace !== from.workspace) return undefined;
    if (target.file.endsWith("/src/service.ts") && !from.file.endsWith("/src/main.ts")) {
      return "only main.ts imports the composition root";
    }
    const allowed = LAYER_DIRECTIONS[from.layer];
    if (allowed === undefined || allowed.includes(target.layer)) return undefined;
    return `${from.layer} may import ${allowed.join(", ")}, not ${specifier}`;
  },
};

const driverHome: ImportRule = {
  name: "driver-home",
  judge: ({ from, specifier }) => {
    const found = DRIVER_HOMES.find(({ drivers }) => drivers.includes(packageOf(specifier)));
    if (found === undefined || isWithin(from.file, found.homes)) return undefined;
    return `${packageOf(specifier)} is only for ${found.homes.join(", ")}`;
  },
};

const noTestsInProduct: ImportRule = {
  name: "no-tests-in-product",
  judge: ({ from, target }) =>
    target?.isTest === true && !from.isTest
      ? "what is there for tests is not for others"
      : undefined,
};

export const importRules: readonly ImportRule[] = [
  ownWorkspace,
  existingFile,
  knownAtRest,
  workspaceDirection,
  ...pureFolders,
  layerDirection,
  driverHome,
  noTestsInProduct,
];

/** Turns a specifier into what the rules look at; `files` holds every file of the repository. */
export function importSite(
  from: SourcePlace,
  specifier: string,
  files: ReadonlySet<string>,
): ImportSite {
  if (!specifier.startsWith("."))
    return { from, specifier, target: undefined, targetExists: false };
  // A bundler's request (`./site.css?url`) names the file before the question mark.
  const file = path.posix.join(path.posix.dirname(from.file), specifier.replace(/\?.*$/, ""));
  return { from, specifier, target: placeOf(file), targetExists: files.has(file) };
}

/** `mongoose` for `mongoose/lib/x`, `@a/b` for `@a/b/c`; Node's own modules stay as they are. */
function packageOf(specifier: string): string {
  if (isBuiltin(specifier)) return specifier;
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}
