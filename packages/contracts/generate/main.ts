import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { breakingChanges } from "./breaking-changes.ts";
import { documents } from "./documents.ts";
import { jsonSchemas } from "./json-schemas.ts";
import type { JsonSchema } from "./schema-of.ts";

const schemasFolder = join(import.meta.dirname, "..", "schemas");
const projectFolder = join(import.meta.dirname, "..", "..", "..");

async function read(path: string): Promise<JsonSchema | undefined> {
  try {
    return JSON.parse(await readFile(path, "utf8")) as JsonSchema;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

/** Writes the schemas and the documents; refuses, writing nothing, when an event version would change in a breaking way. */
async function generate(): Promise<number> {
  const schemas = jsonSchemas();
  for (const [file, schema] of schemas) {
    const previous = file.startsWith("events/") ? await read(join(schemasFolder, file)) : undefined;
    const breaking = previous === undefined ? [] : breakingChanges(previous, schema);
    if (breaking.length === 0) continue;
    process.stderr.write(
      `${file} would break its readers; declare a new version with an upcaster:\n  ${breaking.join("\n  ")}\n`,
    );
    return 1;
  }
  for (const [file, schema] of schemas)
    await write(join(schemasFolder, file), `${JSON.stringify(schema, undefined, 2)}\n`);
  for (const { path, text } of documents()) await write(join(projectFolder, path), text);
  process.stdout.write(`${schemas.size} schemas, docs/events.md and docs/api written\n`);
  return 0;
}

if (process.argv.includes("--help")) {
  process.stdout.write(
    "Writes packages/contracts/schemas, docs/events.md and docs/api from the contracts.\n",
  );
} else {
  process.exitCode = await generate();
}
