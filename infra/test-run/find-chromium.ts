import { aptInstall, type Progress } from "../native/apt.ts";
import { findOnPath } from "../native/find-on-path.ts";

/** Where the browser tests read which browser to use; the setup before them sets it, unless somebody has chosen one. */
export const chromiumVariable = "RAAKVLAK_CHROMIUM";

const programs = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** What a run without a browser tells people to do. */
export const chromiumMissing =
  "no Chromium on the PATH; `sudo apt-get install chromium`, or name one in RAAKVLAK_CHROMIUM";

/** The chosen browser, else the one on the PATH, else Debian's where apt is ours to use; undefined where there is none. Never throws. */
export async function ensureChromium(
  onProgress: Progress,
  { find = findOnPath, install = aptInstall } = {},
): Promise<string | undefined> {
  const chosen = process.env[chromiumVariable];
  if (chosen) return chosen;
  const found = firstOf(programs, find);
  if (found !== undefined) return found;
  const installed = await install(["chromium"], onProgress).catch((error: unknown) => {
    onProgress(`apt could not install chromium (${String(error).split("\n")[0]})`);
    return false;
  });
  return installed ? firstOf(programs, find) : undefined;
}

function firstOf(names: readonly string[], find: typeof findOnPath): string | undefined {
  return names.map((name) => find(name)).find((file) => file !== undefined);
}
