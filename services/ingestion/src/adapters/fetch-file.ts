import { open, realpath, type FileHandle } from "node:fs/promises";
import path from "node:path";
import type { FetchedFeed, Validators } from "../use-cases/ports.ts";
import { failed, feedFrom } from "./feed-body.ts";

/** Why a path can not name a feed inside the folder, judged by its form; undefined when it can. */
export function refusePath(name: string): string | undefined {
  if (path.isAbsolute(name) || name.includes("\0")) return "must be relative to the feed folder";
  return name.split(/[\\/]/).includes("..") ? "must stay inside the feed folder" : undefined;
}

async function statOf(handle: FileHandle): Promise<{ size: number; isFile: boolean }> {
  const stats = await handle.stat();
  return { size: stats.size, isFile: stats.isFile() };
}

/** Reads a feed from the configured folder, never from outside of it, links included; at most `bytesMaximum` bytes. */
export async function fetchFile(
  folder: string,
  name: string,
  { known, bytesMaximum }: { known: Validators | undefined; bytesMaximum: number },
): Promise<FetchedFeed> {
  const refused = refusePath(name);
  if (refused !== undefined) return failed(`The path ${refused}.`);
  try {
    const root = await realpath(folder);
    const file = await realpath(path.join(root, name));
    if (!file.startsWith(root + path.sep))
      return failed("The path must stay inside the feed folder.");
    await using handle = await open(file, "r");
    const { size, isFile } = await statOf(handle);
    if (!isFile) return failed("The path names no file.");
    if (size > bytesMaximum) return failed(`The feed is larger than ${bytesMaximum} bytes.`);
    return feedFrom({ bytes: await handle.readFile(), address: name }, known, {});
  } catch (error) {
    return failed(
      `The file can not be read (${(error as NodeJS.ErrnoException).code ?? "unknown"}).`,
    );
  }
}
