import { mkdtemp, mkdir, rm, symlink, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fetchFile, refusePath } from "./fetch-file.ts";

let root = "";
const folder = () => path.join(root, "feeds");
const fetch = (name: string, bytesMaximum = 100, bodyHash?: string) =>
  fetchFile(folder(), name, {
    known: bodyHash === undefined ? undefined : { bodyHash, normaliser: 1 },
    bytesMaximum,
  });

beforeAll(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), "raakvlak-files-"));
  await mkdir(path.join(folder(), "inside"), { recursive: true });
  await writeFile(path.join(folder(), "inside/feed.json"), "{}");
  await writeFile(path.join(root, "secret.json"), "secret");
  await symlink(path.join(root, "secret.json"), path.join(folder(), "link.json"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

describe("fetchFile", () => {
  it("reads a file, and says when it is the one of before", async () => {
    const first = await fetch("inside/feed.json");
    expect(first).toMatchObject({ kind: "body", body: { bytes: Buffer.from("{}") } });
    const hash = first.kind === "body" ? first.validators.bodyHash : "";
    expect(await fetch("inside/feed.json", 100, hash)).toEqual({ kind: "not-modified" });
  });

  it.each([
    ["../secret.json", "The path must stay inside the feed folder."],
    ["link.json", "The path must stay inside the feed folder."],
    ["/etc/hostname", "The path must be relative to the feed folder."],
    ["missing.json", "The file can not be read (ENOENT)."],
    ["inside", "The path names no file."],
  ])("does not read %s", async (name, detail) => {
    expect(await fetch(name)).toEqual({ kind: "failed", detail });
  });

  it("does not read a file that is too large", async () => {
    expect(await fetch("inside/feed.json", 1)).toEqual({
      kind: "failed",
      detail: "The feed is larger than 1 bytes.",
    });
  });
});

it.each([
  ["a/b.json", undefined],
  ["a\\..\\b", "must stay inside the feed folder"],
  ["a\0b", "must be relative to the feed folder"],
])("judges the path %j by its form", (name, reason) => {
  expect(refusePath(name)).toBe(reason);
});
