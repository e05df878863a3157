import { readFile } from "node:fs/promises";
import path from "node:path";
import { importRules, importSite } from "./import-rules.ts";
import { judgeManifest, MANIFEST_RULE } from "./manifest-rules.ts";
import { moduleRules } from "./module-rules.ts";
import { isCode, nameRules } from "./name-rules.ts";
import { readModule } from "./read-module.ts";
import { placeOf } from "./source-place.ts";
import { textRules } from "./text-rules.ts";
import { listTrackedFiles } from "./tracked-files.ts";
import type { Violation } from "./violation.ts";

/** The names of all rules, each of which a planted violation proves. */
export const ruleNames: readonly string[] = [
  ...new Set([...importRules, ...moduleRules, ...nameRules, ...textRules].map(({ name }) => name)),
  "readable",
];

/** Checks every file of the git work tree at `root`; sorted by file and line. */
export async function checkBoundaries(root: string): Promise<Violation[]> {
  const files = await listTrackedFiles(root);
  const known = new Set(files);
  const found: Violation[] = [];
  for (const file of files) {
    const text = await readFile(path.join(root, file), "utf8");
    found.push(...judgeName(file), ...judgeText(file, text), ...judgeSource(file, text, known));
  }
  return found;
}

function judgeName(file: string): Violation[] {
  return nameRules.flatMap(({ name, judge }) => {
    const message = judge(file);
    return message === undefined ? [] : [{ file, line: 0, rule: name, message }];
  });
}

function judgeText(file: string, text: string): Violation[] {
  // Pictures and other binary data.
  if (text.includes("\0")) return [];
  return textRules.flatMap(({ name, judge }) =>
    judge(file, text).map(({ what, line }) => ({ file, line, rule: name, message: what })),
  );
}

function judgeSource(file: string, text: string, known: ReadonlySet<string>): Violation[] {
  if (file.endsWith("package.json")) {
    return judgeManifest(file, text).map(({ what, line }) => ({
      file,
      line,
      rule: MANIFEST_RULE,
      message: what,
    }));
  }
  if (!isCode(file)) return [];
  const facts = parsed(file, text);
  if ("message" in facts) return [facts];
  const place = placeOf(file);
  const imports = facts.imports.flatMap(({ what, line }) => {
    const site = importSite(place, what, known);
    return importRules.flatMap(({ name, judge }) => {
      const message = judge(site);
      return message === undefined ? [] : [{ file, line, rule: name, message }];
    });
  });
  const uses = moduleRules.flatMap(({ name, judge }) =>
    judge(place, facts).map(({ what, line }) => ({ file, line, rule: name, message: what })),
  );
  return [...imports, ...uses];
}

function parsed(file: string, text: string): ReturnType<typeof readModule> | Violation {
  try {
    return readModule(file, text);
  } catch (error) {
    return { file, line: 0, rule: "readable", message: (error as Error).message };
  }
}
