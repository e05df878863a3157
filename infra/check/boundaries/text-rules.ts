import type { Sighting } from "./read-module.ts";

/** A rule about the text of any file, code or not. */
export interface TextRule {
  name: string;
  judge: (file: string, text: string) => Sighting[];
}

/** Somebody's home or work folder: right on one machine only. Written so that it does not match itself. */
const MACHINE_PATH = /(?<![\w.:/*-])\/(?:home|Users|root|work)\/[\w.-]+|\b[A-Z]:\\+Users\\/;

/** Hosts that serve packages. Which one is used is a matter of each machine's own settings. */
const REGISTRY_HOST =
  /\b(?:registry|repo\d*|npm|pypi|artifactory|nexus)\.(?:[a-z0-9-]+\.)+[a-z]{2,}\b|^\s*registry\s*=/im;

const machinePaths: TextRule = {
  name: "no-machine-paths",
  judge: (_file, text) => matchingLines(text, MACHINE_PATH, "is a path of one machine"),
};

const registryHosts: TextRule = {
  name: "no-registry-hosts",
  judge: (_file, text) => matchingLines(text, REGISTRY_HOST, "names a package registry"),
};

const lockfileAddresses: TextRule = {
  name: "lockfile-addresses",
  judge: (file, text) =>
    file.endsWith("package-lock.json")
      ? matchingLines(
          text,
          /"resolved":\s*"[^"]*:\/\//,
          "npm takes the address from the machine's settings",
        )
      : [],
};

export const textRules: readonly TextRule[] = [machinePaths, registryHosts, lockfileAddresses];

function matchingLines(text: string, pattern: RegExp, complaint: string): Sighting[] {
  // Most files have no match at all: one look at the whole is enough.
  if (!pattern.test(text)) return [];
  return text.split("\n").flatMap((row, index) => {
    const found = pattern.exec(row)?.[0];
    return found === undefined ? [] : [{ line: index + 1, what: `"${found.trim()}" ${complaint}` }];
  });
}
