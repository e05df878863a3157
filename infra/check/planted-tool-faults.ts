/** One fault for a tool, and what the tool must name: a rule, a code or a kind of problem. */
export interface ToolFault {
  names: string;
  file: string;
  text: string;
}

const domain = (name: string) => `services/aap/src/domain/${name}.ts`;

/** A function of a given number of statements. */
const long = (statements: number) =>
  `export function long(): number {\n  let sum = 0;\n${"  sum += 1;\n".repeat(statements)}  return sum;\n}\n`;

const branches = (count: number) =>
  `export function branches(size: number): number {\n${Array.from({ length: count }, (_, at) => `  if (size === ${at}) return ${at};\n`).join("")}  return -1;\n}\n`;

const constants = (lines: number) =>
  Array.from({ length: lines }, (_, at) => `export const n${at} = ${at};\n`).join("");

export const lintFaults: readonly ToolFault[] = [
  {
    names: "typescript(no-floating-promises)",
    file: domain("floating"),
    text: 'import { nut } from "./nut.ts";\n\nexport function forget(): void {\n  nut(1);\n}\n',
  },
  {
    names: "typescript(no-misused-promises)",
    file: domain("misused"),
    text: 'import { nut } from "./nut.ts";\n\nexport function crack(sizes: number[]): void {\n  sizes.forEach((size) => nut(size));\n  if (nut(1)) sizes.pop();\n}\n',
  },
  {
    names: "typescript(no-explicit-any)",
    file: domain("any"),
    text: "export function size(nut: any): void {\n  void nut;\n}\n",
  },
  {
    names: "typescript(no-unsafe-member-access)",
    file: domain("unsafe"),
    text: 'export const size = () => void JSON.parse("{}").size;\n',
  },
  {
    names: "typescript(switch-exhaustiveness-check)",
    file: domain("switch"),
    text: 'export function size(nut: "small" | "big"): number {\n  switch (nut) {\n    case "small":\n      return 1;\n  }\n  return 2;\n}\n',
  },
  {
    names: "import(no-default-export)",
    file: domain("default"),
    text: "export default 1;\n",
  },
  {
    names: "import(no-cycle)",
    file: domain("cycle"),
    text: 'import { round } from "./cycle-back.ts";\n\nexport const cycle = () => round;\n',
  },
  {
    names: "import(no-cycle)",
    file: domain("cycle-back"),
    text: 'import { cycle } from "./cycle.ts";\n\nexport const round = () => cycle;\n',
  },
  { names: "eslint(max-lines)", file: domain("lines"), text: constants(301) },
  { names: "eslint(max-lines)", file: domain("lines.test"), text: constants(301) },
  { names: "eslint(max-lines-per-function)", file: domain("function"), text: long(60) },
  { names: "eslint(complexity)", file: domain("complexity"), text: branches(10) },
  {
    names: "eslint(max-params)",
    file: domain("params"),
    text: "export const sum = (a: number, b: number, c: number, d: number, e: number) => a + b + c + d + e;\n",
  },
  {
    names: "eslint(no-warning-comments)",
    file: domain("comment"),
    text: `// ${["TO", "DO"].join("")}: crack\nexport const nut = 1;\n`,
  },
  {
    names: "vitest(no-focused-tests)",
    file: domain("focused.test"),
    text: 'import { it } from "vitest";\n\nit.only("runs alone", () => undefined);\n',
  },
  {
    names: "Unused oxlint-disable directive",
    file: domain("directive"),
    text: "// oxlint-disable-next-line complexity -- planted\nexport const nut = 1;\n",
  },
];

export const typeFaults: readonly ToolFault[] = [
  { names: "TS2322", file: domain("wrong"), text: 'export const size: number = "big";\n' },
  {
    names: "TS2322",
    file: domain("index"),
    text: "export const first = (sizes: number[]): number => sizes[0];\n",
  },
  {
    names: "TS2375",
    file: domain("optional"),
    text: "export const nut: { size?: number } = { size: undefined };\n",
  },
  { names: "TS1294", file: domain("enum"), text: "export enum Size {\n  Small,\n}\n" },
  {
    names: "TS1484",
    file: domain("type-import"),
    text: 'import { Nut } from "./nut-type.ts";\n\nexport const nut: Nut = 1;\n',
  },
];

export const unusedFaults: readonly (ToolFault & { name: string })[] = [
  {
    names: "Unused files",
    name: "services/aap/src/domain/unused.ts",
    file: domain("unused"),
    text: "export const nut = 1;\n",
  },
  {
    names: "Unused exports",
    name: "shell",
    file: domain("nut"),
    text: "export const shell = 1;\n\nexport async function nut(size: number): Promise<number> {\n  return size;\n}\n",
  },
  {
    names: "Unlisted dependencies",
    name: "zod",
    file: "services/matching/src/main.ts",
    text: 'import { z } from "zod";\nimport { sum } from "./kernel/sum.ts";\n\nz.number().parse(sum(1, 2, 3, 4, 5));\n',
  },
  {
    names: "Unused dependencies",
    name: "express",
    file: "services/aap/package.json",
    text: '{\n  "name": "@raakvlak/aap",\n  "scripts": {\n    "types": "tsc -p ."\n  },\n  "dependencies": {\n    "express": "5.0.0"\n  }\n}\n',
  },
];

export const formatFaults: readonly ToolFault[] = [
  { names: domain("spaces"), file: domain("spaces"), text: "export const  nut=1\n" },
  { names: "services/aap/nut.json", file: "services/aap/nut.json", text: '{"nut":1}\n' },
];
