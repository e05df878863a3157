import { afterEach, beforeEach, expect, test } from "vitest";
import { chromiumVariable, ensureChromium } from "./find-chromium.ts";

const chosenBefore = process.env[chromiumVariable];
const told: string[] = [];
const tell = (message: string) => void told.push(message);
const nothing = () => undefined;

beforeEach(() => {
  told.length = 0;
  delete process.env[chromiumVariable];
});
afterEach(() => {
  if (chosenBefore === undefined) delete process.env[chromiumVariable];
  else process.env[chromiumVariable] = chosenBefore;
});

test("a browser that somebody has chosen wins over the one on the PATH", async () => {
  const find = () => "/usr/bin/chromium";
  process.env[chromiumVariable] = "/opt/chrome";
  expect(await ensureChromium(tell, { find })).toBe("/opt/chrome");
  delete process.env[chromiumVariable];
  expect(await ensureChromium(tell, { find })).toBe("/usr/bin/chromium");
});

test("where there is none it is installed, and then found", async () => {
  const asked: string[][] = [];
  let there = false;
  const path = await ensureChromium(tell, {
    find: (name) => (there && name === "chromium" ? "/usr/bin/chromium" : undefined),
    install: async (names) => {
      asked.push(names);
      there = true;
      return true;
    },
  });
  expect(path).toBe("/usr/bin/chromium");
  expect(asked).toEqual([["chromium"]]);
});

test("where apt is not ours there is none, and where it fails that is told", async () => {
  expect(await ensureChromium(tell, { find: nothing, install: async () => false })).toBeUndefined();
  expect(told).toEqual([]);
  const install = () => Promise.reject(new Error("no network\nmore"));
  expect(await ensureChromium(tell, { find: nothing, install })).toBeUndefined();
  expect(told).toEqual(["apt could not install chromium (Error: no network)"]);
});
