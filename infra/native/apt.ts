import { runCommand } from "./run-command.ts";
import { findOnPath } from "./find-on-path.ts";

export type Progress = (message: string) => void;

let queue: Promise<unknown> = Promise.resolve();
let updated = false;

/**
 * Installs the first of several interchangeable Debian packages that this machine's archive knows. Returns false where apt is not ours to use
 * (not root, no apt). Throws when the installation fails. Calls wait for each other, because apt locks.
 */
export async function aptInstall(candidates: string[], onProgress: Progress): Promise<boolean> {
  if (process.getuid?.() !== 0 || findOnPath("apt-get") === undefined) return false;
  const turn = queue.then(() => install(candidates, onProgress));
  queue = turn.catch(() => undefined);
  return turn;
}

async function install(candidates: string[], onProgress: Progress): Promise<boolean> {
  if (!updated) {
    onProgress("apt-get update");
    await runCommand("apt-get", ["update", "-q"]);
    updated = true;
  }
  const known = await Promise.all(candidates.map(isKnown));
  const name = candidates.find((_, index) => known[index]);
  if (name === undefined) return false;
  onProgress(`apt-get install ${name}`);
  // RUNLEVEL=1: Debian's packages then leave their own service stopped; only the program is wanted.
  const env = { DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" };
  await runCommand(
    "apt-get",
    ["install", "-y", "-q", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=120", name],
    {
      env,
      onLine: (line) =>
        /^(Get:|Setting up|Unpacking)/.test(line) && onProgress(line.replace(/ http\S+/, "")),
    },
  );
  return true;
}

function isKnown(name: string): Promise<boolean> {
  return runCommand("apt-cache", ["show", "--no-all-versions", name]).then(
    () => true,
    () => false,
  );
}
