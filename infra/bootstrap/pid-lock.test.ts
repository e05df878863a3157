import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { acquirePidLock } from "./pid-lock.mjs";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "raakvlak-lock-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("a second taker waits, is told who holds it, and gets it afterwards", async () => {
  const file = path.join(folder, "deep", "lock");
  const release = await acquirePidLock(file);
  const order: string[] = [];
  const second = acquirePidLock(file, (holder) => order.push(`held by ${holder}`)).then((letGo) => {
    order.push("second has it");
    letGo();
  });
  await expect.poll(() => order).toEqual([`held by ${process.pid}`]);
  order.push("first lets go");
  release();
  await second;
  expect(order).toEqual([`held by ${process.pid}`, "first lets go", "second has it"]);
});

test("the lock of a dead process, or of a process id that was given away again, is taken over", async () => {
  const file = path.join(folder, "lock");
  writeFileSync(file, "999999999 1");
  (await acquirePidLock(file))();
  writeFileSync(file, `${process.pid} an-earlier-start`);
  (await acquirePidLock(file))();
  expect(readdirSync(folder)).toEqual([]);
});

test("of many processes that find a dead lock, one at a time holds it", async () => {
  const file = path.join(folder, "lock");
  writeFileSync(file, "999999999 1");
  const module = JSON.stringify(new URL("pid-lock.mjs", import.meta.url).href);
  // Making a folder fails when it exists: two holders at once would end with an error.
  const program = `
    import { mkdirSync, rmdirSync } from "node:fs";
    import { acquirePidLock } from ${module};
    for (let round = 0; round < 5; round += 1) {
      const release = await acquirePidLock(${JSON.stringify(file)});
      mkdirSync(${JSON.stringify(path.join(folder, "held"))});
      await new Promise((resolve) => setTimeout(resolve, 5));
      rmdirSync(${JSON.stringify(path.join(folder, "held"))});
      release();
    }`;
  const codes = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
        stdio: "inherit",
      });
      const [code] = (await once(child, "exit")) as [number];
      return code;
    }),
  );
  expect(codes).toEqual([0, 0, 0, 0]);
  expect(readdirSync(folder)).toEqual([]);
});
