import { cpSync, existsSync, mkdirSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import path from "node:path";
import { TEST_SUPPORT } from "../check/boundaries/boundary-table.ts";
import { productionClosure } from "./production-closure.ts";

/** Of a package of others, Node reads neither: it refuses TypeScript below node_modules, and nobody debugs inside an image. */
const deadWeight = /\.(map|[cm]?tsx?)$/;

/** What a workspace of ours runs from. The site's pages are built, not read from their sources. */
const ownParts = ["package.json", "src", "build"];

/**
 * Copies what `services/<service>` needs at run time into an empty folder, each file where it stands in the repository. Our packages stay links
 * below node_modules, as in a checkout: Node runs TypeScript only outside of it. Throws when a package is missing or the folder exists.
 */
export function assembleImage(root: string, service: string, target: string): void {
  const top = realpathSync(root);
  if (existsSync(target)) throw new Error(`${target} exists already`);
  try {
    for (const { name, folder, isOurs } of productionClosure(top, `services/${service}`)) {
      const place = path.relative(top, folder);
      if (!isOurs) {
        copyTree(folder, path.join(target, place), isWanted);
        continue;
      }
      for (const part of ownParts) copyOwn(top, path.join(place, part), target);
      link(name, place, target);
    }
  } catch (error) {
    rmSync(target, { recursive: true, force: true });
    throw error;
  }
}

/** Nested packages come by themselves, if they are needed. */
function isWanted(relative: string): boolean {
  return !relative.split(path.sep).includes("node_modules") && !deadWeight.test(relative);
}

function copyOwn(top: string, place: string, target: string): void {
  const source = path.join(top, place);
  if (!existsSync(source)) return;
  copyTree(source, path.join(target, place), (relative) => {
    const file = path.join(place, relative);
    return !TEST_SUPPORT.some((pattern) => path.matchesGlob(file, pattern));
  });
}

function copyTree(from: string, to: string, filter: (relative: string) => boolean): void {
  cpSync(from, to, {
    recursive: true,
    filter: (source) => {
      const relative = path.relative(from, source);
      return relative === "" || filter(relative);
    },
  });
}

function link(name: string, place: string, target: string): void {
  const file = path.join(target, "node_modules", name);
  mkdirSync(path.dirname(file), { recursive: true });
  symlinkSync(path.relative(path.dirname(file), path.join(target, place)), file);
}
