// A small tree in which everything is where it belongs, and where the permitted side of each rule is used at least once.

const clockUse = "export const now = () => Date.now() + performance.now();\nsetTimeout(now, 1);\n";
const environmentUse = "export const level = process.env.LEVEL;\n";

export const cleanTree: Readonly<Record<string, string>> = {
  "README.md": "Read https://example.org/home/page and /usr/bin/env.\n",
  "package-lock.json":
    '{ "packages": { "node_modules/x": { "resolved": "packages/x", "link": true } } }\n',
  "vitest.config.ts":
    'import { defineConfig } from "vitest/config";\nexport default defineConfig({});\n',

  "packages/contracts/package.json": '{ "dependencies": { "zod": "4.0.0" } }\n',
  "packages/contracts/src/index.ts": 'export { wish } from "./wish.ts";\n',
  "packages/contracts/src/wish.ts": 'import { z } from "zod";\nexport const wish = z.string();\n',
  "packages/contracts/generate/main.ts":
    'import { readFile } from "node:fs/promises";\nvoid readFile;\n',
  "packages/runtime/package.json": '{ "dependencies": { "@raakvlak/contracts": "*" } }\n',
  "packages/runtime/src/clock/system-clock.ts": clockUse,
  "packages/runtime/src/config/load-config.ts": environmentUse,
  "packages/runtime/src/due/due-store.ts":
    'import "mongoose";\nimport "bullmq";\nimport "@raakvlak/contracts";\n',
  "packages/messaging/src/consume.ts":
    'import "kafkajs";\nimport "mongoose";\nimport "@raakvlak/runtime";\n',
  "packages/testing/src/eventually.ts": clockUse + 'export type { Redis } from "ioredis";\n',

  "services/aap/package.json":
    '{ "dependencies": { "@raakvlak/contracts": "*" }, "devDependencies": { "@raakvlak/testing": "*" } }\n',
  "services/aap/src/main.ts":
    'import { run } from "./service.ts";\nimport "./config.ts";\nrun();\n',
  "services/aap/src/service.ts":
    'import "./adapters/mongo-nuts.ts";\nimport "./use-cases/crack-nut.ts";\nexport const run = () => undefined;\n',
  "services/aap/src/config.ts": environmentUse,
  "services/aap/src/domain/nut.ts":
    'import { z } from "zod";\nimport "@raakvlak/contracts";\nimport "./shell.ts";\nexport const day = (at: number) => new Date(at);\nexport { z };\n',
  "services/aap/src/domain/shell.ts": "export const shell = 1;\n",
  "services/aap/src/domain/nut.test.ts":
    'import { it } from "vitest";\nimport "./nut.ts";\nit("cracks", () => undefined);\n',
  "services/aap/src/domain/fixtures/nut-program.ts": environmentUse,
  "services/aap/src/use-cases/crack-nut.ts":
    'import "../domain/nut.ts";\nexport const crackNut = 1;\n',
  "services/aap/src/consumers/nut-fell.ts":
    'import "../use-cases/crack-nut.ts";\nexport const nutFell = 1;\n',
  "services/aap/src/adapters/mongo-nuts.ts":
    'import "mongoose";\nimport type { Redis } from "ioredis";\nexport type R = Redis;\n',
  "services/aap/src/adapters/mongo-nuts.int.test.ts": 'import "@raakvlak/testing";\n' + clockUse,
  "services/matching/src/kernel/match-block.ts": "export const matchBlock = 1;\n",

  "infra/demo/main.ts":
    'import "@raakvlak/matching/oracle";\nconst part = "./part.ts";\nawait import(part);\n' +
    environmentUse +
    clockUse,
  "tests/outages/broker-away.fault.test.ts": "export const outage = 1;\n",
  "tests/e2e/mail.e2e.test.ts":
    'import "@raakvlak/testing";\nimport "@raakvlak/matching/oracle";\n',
};
