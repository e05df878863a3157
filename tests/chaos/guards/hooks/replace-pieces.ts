import { existsSync, readFileSync, renameSync } from "node:fs";
import { registerHooks } from "node:module";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Replacement } from "./replacement.ts";

/**
 * Loaded by --import before a service: changes pieces of its sources while they are loaded, as a folder says
 * (CHAOS_PIECES, one file per service). The product knows nothing of it. A piece that does not stand in its file exactly
 * once ends the process at once, so that what this proves can not rot.
 */
const root = path.resolve(import.meta.dirname, "../../../..");
const folder = process.env["CHAOS_PIECES"] ?? "";
const list = path.join(folder, `${process.env["OTEL_SERVICE_NAME"] ?? ""}.json`);
const replacements: Replacement[] = existsSync(list)
  ? (JSON.parse(readFileSync(list, "utf8")) as Replacement[])
  : [];

for (const { file, piece } of replacements) {
  const count = readFileSync(path.join(root, file), "utf8").split(piece).length - 1;
  if (count !== 1) throw new Error(`${file} holds this piece ${count} times, not once: ${piece}`);
}

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    const own = replacements.filter(({ file }) => url === `file://${path.join(root, file)}`);
    if (own.length === 0 || loaded.source === undefined) return loaded;
    const before =
      typeof loaded.source === "string" ? loaded.source : new TextDecoder().decode(loaded.source);
    const source = own.reduce((text, { piece, by }) => text.replace(piece, () => by), before);
    if (source === before) throw new Error(`${fileURLToPath(url)} was loaded without its pieces`);
    return { ...loaded, source };
  },
});

const pollMs = 10;

/** A place to stop at: whoever comes first after it was armed waits there until it is released; all others pass. */
async function chaosHold(name: string): Promise<void> {
  try {
    renameSync(path.join(folder, `${name}.armed`), path.join(folder, `${name}.reached`));
  } catch {
    return;
  }
  while (!existsSync(path.join(folder, `${name}.released`))) await pause(pollMs);
}

Object.assign(globalThis, { chaosHold });
