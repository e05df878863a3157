import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { guards } from "./guards.ts";
import { holdPoints } from "./hold-points.ts";

const root = path.join(import.meta.dirname, "../../..");
const pieces = [...guards.flatMap(({ without }) => without), ...Object.values(holdPoints).flat()];

test.each(pieces)("in $file this piece stands once: $piece", ({ file, piece }) => {
  expect(readFileSync(path.join(root, file), "utf8").split(piece)).toHaveLength(2);
});
