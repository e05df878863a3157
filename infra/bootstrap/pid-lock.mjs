// Plain JavaScript, no dependencies: also used before `npm ci` has run, on whatever Node the machine has.
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { processIdentity } from "./process-identity.mjs";

const POLL_MS = 100;

/**
 * Waits until this process alone holds the lock, and returns the function that lets it go. A lock whose holder has died is taken over, so nothing
 * has to be cleaned up by hand. Not re-entrant: a process that already holds it waits for ever.
 *
 * @param {string} file where the lock stands; its folder is made
 * @param {(holder: number) => void} [onWait] called once, when another process turns out to hold it
 * @returns {Promise<() => void>}
 */
export async function acquirePidLock(file, onWait) {
  mkdirSync(path.dirname(file), { recursive: true });
  const content = `${process.pid} ${processIdentity(process.pid)}`;
  let told = false;
  while (!tryToCreate(file, content)) {
    const found = read(file);
    if (found !== undefined && isStale(found)) {
      removeIfStill(file, found);
      continue;
    }
    if (found !== undefined && !told) {
      told = true;
      onWait?.(Number(found.split(" ")[0]));
    }
    await sleep(POLL_MS);
  }
  return () => removeIfStill(file, content);
}

/** Linking a finished file is atomic and fails when the name exists: nobody ever sees a lock without its holder. */
function tryToCreate(file, content) {
  const draft = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  writeFileSync(draft, content);
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}

function isStale(content) {
  const [pid, ...identity] = content.split(" ");
  return processIdentity(Number(pid)) !== identity.join(" ");
}

/**
 * Between looking and removing, another waiter may have removed the dead lock and made its own. So the file is moved aside first and looked at
 * again: a lock that is not the one expected goes back.
 */
function removeIfStill(file, content) {
  const aside = `${file}.${process.pid}.aside`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (error.code === "ENOENT") return;
    throw error;
  }
  if (read(aside) !== content) linkSync(aside, file);
  rmSync(aside, { force: true });
}
