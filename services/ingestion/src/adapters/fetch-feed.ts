import type { Source } from "@raakvlak/contracts";
import type { FetchFeed } from "../use-cases/ports.ts";
import { refuseUrl, type AllowedHosts } from "./address-guard.ts";
import { fetchFile, refusePath } from "./fetch-file.ts";
import type { UrlFetcher } from "./fetch-url.ts";

interface Needs {
  readonly feedFolder: string;
  readonly urls: UrlFetcher;
  readonly bytesMaximum: number;
}

/** Feeds by file or by address. */
export function createFetchFeed({ feedFolder, urls, bytesMaximum }: Needs): FetchFeed {
  return (location, known, signal) =>
    location.kind === "file"
      ? fetchFile(feedFolder, location.path, { known, bytesMaximum })
      : urls.fetch(location.url, known, signal);
}

/** Why a location can not be a source's, judged by its form, in words for an operator. */
export function createRefuseLocation(
  allowedHosts: AllowedHosts,
): (location: Source["location"]) => string | undefined {
  return (location) =>
    location.kind === "file" ? refusePath(location.path) : refuseUrl(location.url, allowedHosts);
}
