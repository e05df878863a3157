// Plain JavaScript, no dependencies: also used before `npm ci` has run, on whatever Node the machine has.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * What tells a process from a later one with the same id: its start time as the system words it. Undefined when no such process runs; a zombie
 * (ended, but not yet reaped by its parent, which in a container may be never) does not run.
 *
 * @param {number} pid
 * @returns {string | undefined}
 */
export function processIdentity(pid) {
  try {
    return process.platform === "linux" ? linuxIdentity(pid) : psIdentity(pid);
  } catch {
    return undefined;
  }
}

/** @param {number} pid */
function linuxIdentity(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  // The second field is the command in brackets and may hold blanks and brackets itself; the rest is separated by single blanks.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const state = fields[0];
  const startTicks = fields[19];
  return state === "Z" || state === "X" ? undefined : startTicks;
}

/** @param {number} pid */
function psIdentity(pid) {
  const [state, ...started] = execFileSync("ps", ["-o", "state=,lstart=", "-p", String(pid)], {
    encoding: "utf8",
  })
    .trim()
    .split(/\s+/);
  return !state || state.startsWith("Z") ? undefined : started.join(" ");
}
