/** One fault, and what the check must say of it: exactly this rule, in this file, at this line. */
export interface PlantedFault {
  rule: string;
  fault: string;
  file: string;
  text: string;
  /** 1 unless told; 0 stands for the whole file. */
  line?: number;
}

const domain = "services/aap/src/domain/planted.ts";
const useCase = "services/aap/src/use-cases/planted.ts";
const adapter = "services/aap/src/adapters/planted.ts";
const contracts = "packages/contracts/src/planted.ts";

/** Put together here, so that this file does not itself contain what is forbidden everywhere. */
const homePath = ["", "home", "someone", "project"].join("/");
const windowsPath = ["C:", "Users", "someone"].join("\\");
const registry = ["https://registry", "example", "org"].join(".");
const mirror = ["https://repo1", "example", "org/maven2"].join(".");

const imports: PlantedFault[] = [
  [
    "own-workspace",
    "a service reaches into another",
    useCase,
    "../../../matching/src/kernel/match-block.ts",
  ],
  [
    "own-workspace",
    "a package reaches into another",
    "packages/runtime/src/planted.ts",
    "../../contracts/src/wish.ts",
  ],
  ["own-workspace", "an absolute path", useCase, "/srv/nut.ts"],
  ["existing-file", "the ending is that of compiled output", useCase, "../domain/nut.js"],
  ["existing-file", "no ending", useCase, "../domain/nut"],
  ["workspace-direction", "a service imports a service", useCase, "@raakvlak/matching"],
  [
    "workspace-direction",
    "a service imports a service's oracle",
    useCase,
    "@raakvlak/matching/oracle",
  ],
  [
    "workspace-direction",
    "infra imports more of a service than it offers",
    "infra/planted.ts",
    "@raakvlak/matching/kernel",
  ],
  [
    "workspace-direction",
    "runtime imports messaging",
    "packages/runtime/src/planted.ts",
    "@raakvlak/messaging",
  ],
  [
    "workspace-direction",
    "messaging imports testing",
    "packages/messaging/src/planted.ts",
    "@raakvlak/testing",
  ],
  ["workspace-direction", "the product imports testing", useCase, "@raakvlak/testing"],
  ["contracts-zod-only", "a library", contracts, "express"],
  ["contracts-zod-only", "a module of Node", contracts, "node:fs"],
  ["contracts-zod-only", "a file outside src", contracts, "../generate/main.ts"],
  ["domain-pure", "a library", domain, "express"],
  ["domain-pure", "a module of Node", domain, "node:crypto"],
  ["domain-pure", "another package of ours", domain, "@raakvlak/runtime"],
  ["domain-pure", "a use case", domain, "../use-cases/crack-nut.ts"],
  ["layer-direction", "a use case imports an adapter", useCase, "../adapters/mongo-nuts.ts"],
  ["layer-direction", "a use case imports the config", useCase, "../config.ts"],
  ["layer-direction", "an adapter imports a consumer", adapter, "../consumers/nut-fell.ts"],
  [
    "layer-direction",
    "a consumer imports the composition root",
    "services/aap/src/consumers/planted.ts",
    "../service.ts",
  ],
  ["driver-home", "kafkajs in a service", adapter, "kafkajs"],
  ["driver-home", "kafkajs in testing", "packages/testing/src/planted.ts", "kafkajs"],
  ["driver-home", "bullmq in a service", "services/aap/src/jobs/planted.ts", "bullmq"],
  ["driver-home", "ioredis in messaging", "packages/messaging/src/planted.ts", "ioredis"],
  ["driver-home", "mongoose in a use case", useCase, "mongoose"],
  ["driver-home", "the driver below mongoose", useCase, "mongodb"],
  ["driver-home", "a part of a driver", useCase, "mongoose/lib/connection.js"],
  [
    "driver-home",
    "mongoose in runtime outside due",
    "packages/runtime/src/http/planted.ts",
    "mongoose",
  ],
  ["driver-home", "nodemailer in a use case", useCase, "nodemailer"],
  ["driver-home", "the test runner in the product", useCase, "vitest"],
  ["no-tests-in-product", "a fixture", useCase, "../domain/fixtures/nut-program.ts"],
  ["no-tests-in-product", "a test file", useCase, "../domain/nut.test.ts"],
].map(([rule = "", fault = "", file = "", specifier = ""]) => ({
  rule,
  fault,
  file,
  text: `import "${specifier}";\n`,
}));

/** The same forbidden import in every form that the language has. */
const importForms: PlantedFault[] = [
  ["of a type", 'import type { Model } from "mongoose";'],
  ["that renames", 'import { Model as Table } from "mongoose";'],
  ["of everything", 'import * as mongoose from "mongoose";'],
  ["that passes on", 'export { Model } from "mongoose";\nexport const own = 1;'],
  ["that passes on everything", 'export * from "mongoose";\nexport const own = 1;'],
  ["at run time", 'await import("mongoose");'],
  ["inside a type", 'export type Table = import("mongoose").Model<unknown>;'],
  ["by require", 'require("mongoose");'],
  ["by an assigned require", 'import mongoose = require("mongoose");'],
].map(([form = "", text = ""]) => ({
  rule: "driver-home",
  fault: `an import ${form}`,
  file: useCase,
  text: `${text}\n`,
}));

const uses: PlantedFault[] = [
  [
    "known-at-rest",
    "an import by variable",
    useCase,
    'const name = "kafka" + "js";\nawait import(name);',
    2,
  ],
  ["process-env", "a property", useCase, "export const url = process.env.URL;"],
  ["process-env", "an index", adapter, 'export const env = process["env"];'],
  ["process-env", "by way of globalThis", adapter, "export const env = globalThis.process.env;"],
  ["process-env", "unpacked", useCase, "const { env } = process;"],
  ["process-env", "imported by name", useCase, 'import { env } from "node:process";'],
  ["process-env", "the bundler's environment", useCase, "export const mode = import.meta.env;"],
  [
    "process-env",
    "a package outside its config",
    "packages/runtime/src/http/planted.ts",
    "void process.env;",
  ],
  ["one-clock", "Date.now", useCase, "export const at = Date.now();"],
  ["one-clock", "Date.now handed on", useCase, "export const now = Date.now;"],
  ["one-clock", "Date.now unpacked", useCase, "const { now } = Date;"],
  [
    "one-clock",
    "Date.now by way of globalThis",
    useCase,
    "export const at = globalThis.Date.now();",
  ],
  ["one-clock", "a Date of now", useCase, "export const at = new Date();"],
  ["one-clock", "a text of now", useCase, "export const at = Date();"],
  ["one-clock", "the monotonic clock", useCase, "export const at = performance.now();"],
  ["one-clock", "hrtime", adapter, "export const at = process.hrtime.bigint();"],
  ["one-clock", "a timer", adapter, "setTimeout(() => undefined, 10);"],
  [
    "one-clock",
    "a timer by way of globalThis",
    adapter,
    "globalThis.setInterval(() => undefined, 10);",
  ],
  ["one-clock", "a timer handed on", adapter, "export const sleep = promisify(setTimeout);"],
  [
    "one-clock",
    "Node's timers",
    "packages/messaging/src/planted.ts",
    'import { setTimeout } from "node:timers/promises";',
  ],
  [
    "one-clock",
    "a pure test",
    "services/aap/src/domain/planted.test.ts",
    "export const at = Date.now();",
  ],
  ["no-module-mocks", "vi.mock", "services/aap/src/domain/planted.test.ts", 'vi.mock("./nut.ts");'],
  [
    "barrels",
    "an index outside a package's src",
    "services/aap/src/domain/index.ts",
    "export const one = 1;",
    0,
  ],
  ["barrels", "a file that only passes on", domain, 'export { shell } from "./shell.ts";', 0],
  [
    "reasoned-exemption",
    "a rule switched off without a reason",
    useCase,
    "// oxlint-disable-next-line complexity",
  ],
  ["readable", "a file that cannot be parsed", useCase, "export const = ;", 0],
].map(([rule, fault, file, text, line = 1]) => ({
  rule: String(rule),
  fault: String(fault),
  file: String(file),
  text: `${text}\n`,
  line: Number(line),
}));

const one = "export const one = 1;\n";

const names: PlantedFault[] = [
  ["kebab-case", "camel case", "services/aap/src/domain/theNut.ts"],
  ["kebab-case", "an unknown middle part", "services/aap/src/domain/nut.spec.ts"],
  ["kebab-case", "a folder", "packages/runtime/src/HTTP/nut.ts"],
  ["telling-name", "utils", "packages/runtime/src/utils.ts"],
  ["telling-name", "types", "packages/runtime/src/types.ts"],
  ["telling-name", "a manager", "packages/runtime/src/nut-manager.ts"],
  ["telling-name", "a folder", "packages/runtime/src/common/nut.ts"],
  ["service-layout", "an unknown folder", "services/aap/src/lib/nut.ts"],
  ["service-layout", "the kernel's folder in another service", "services/aap/src/kernel/nut.ts"],
  ["service-layout", "a file beside main.ts", "services/aap/src/nut.ts"],
  ["no-placeholders", "an empty folder kept", "services/aap/src/jobs/.gitkeep"],
].map(([rule = "", fault = "", file = ""]) => ({ rule, fault, file, text: one, line: 0 }));

const texts: PlantedFault[] = [
  ["no-machine-paths", "a home folder in a page", "docs/page.md", `\nSee ${homePath}.`, 2],
  ["no-machine-paths", "a home folder in code", useCase, `export const folder = "${homePath}";`],
  ["no-machine-paths", "a home folder on Windows", "docs/page.md", `See ${windowsPath}\\project.`],
  ["no-registry-hosts", "a registry", "docs/page.md", `See ${registry}/x.`],
  ["no-registry-hosts", "a mirror in a build file", "infra/native/pom.xml", `<url>${mirror}</url>`],
  [
    "no-registry-hosts",
    "a registry in npm's settings",
    ".npmrc",
    ["registry", "https://example.org"].join("="),
  ],
  [
    "lockfile-addresses",
    "an address",
    "package-lock.json",
    '{ "resolved": "https://example.org/x.tgz" }',
  ],
].map(([rule, fault, file, text, line = 1]) => ({
  rule: String(rule),
  fault: String(fault),
  file: String(file),
  text: `${text}\n`,
  line: Number(line),
}));

const manifests: PlantedFault[] = [
  ["a service lists a service", "services/aap/package.json", "dependencies", "@raakvlak/matching"],
  ["a service ships testing", "services/aap/package.json", "dependencies", "@raakvlak/testing"],
  [
    "runtime lists messaging",
    "packages/runtime/package.json",
    "dependencies",
    "@raakvlak/messaging",
  ],
  [
    "contracts list runtime",
    "packages/contracts/package.json",
    "devDependencies",
    "@raakvlak/runtime",
  ],
  ["a package without a place", "packages/planted/package.json", "dependencies", "zod"],
].map(([fault = "", file = "", list = "", name = ""]) => ({
  rule: "workspace-direction",
  fault,
  file,
  text: `{ "${list}": { "${name}": "*" } }\n`,
  line: 0,
}));

export const plantedFaults: readonly PlantedFault[] = [
  ...imports,
  ...importForms,
  ...uses,
  ...names,
  ...texts,
  ...manifests,
];
