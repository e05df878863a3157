import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Replacement } from "../chaos/guards/hooks/replacement.ts";

const hook = path.resolve(import.meta.dirname, "../chaos/guards/hooks/replace-pieces.ts");

/** Profiles get a second version: a field that has to be there, which the upcaster gives to old records. */
const newVersion: Replacement = {
  file: "packages/contracts/src/topics.ts",
  piece: `    version: 1,
    topic: "profiles",`,
  by: `    version: 2,
    upcasters: { 1: (data: object) => ({ ...data, shiftWork: "not-asked" }) },
    topic: "profiles",`,
};

const newField = (ending: string): Replacement => ({
  file: "packages/contracts/src/facts/profile.ts",
  piece: `  alertThreshold: scoreSchema,
});`,
  by: `  alertThreshold: scoreSchema,
  shiftWork: z.enum(["not-asked", "yes", "no"])${ending},
});`,
});

/** Readers insist on the field; the owner fills it in. */
const piecesOf: Readonly<Record<string, readonly Replacement[]>> = {
  matching: [newVersion, newField("")],
  preference: [newVersion, newField('.default("no")')],
};

/** The environment that makes of a service's process one of the next version. */
export async function nextVersion(folder: string): Promise<Record<string, string>> {
  await mkdir(folder, { recursive: true });
  for (const [service, pieces] of Object.entries(piecesOf))
    await writeFile(path.join(folder, `${service}.json`), JSON.stringify(pieces));
  return { CHAOS_PIECES: folder, NODE_OPTIONS: `--import ${hook}`, NODE_COMPILE_CACHE: "" };
}
