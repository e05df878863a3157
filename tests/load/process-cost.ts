import { readFileSync } from "node:fs";

/** Linux counts a process's time in hundredths of a second (USER_HZ, proc(5)). */
const tickMs = 10;

/** Processor time that a process has used so far; 0 where there is no /proc. */
export function cpuMs(pid: number | undefined): number {
  const stat = readProc(pid, "stat");
  // The name in brackets may hold spaces; user and system time are the 12th and 13th field after it.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * tickMs;
}

/** Memory of a process that is resident; 0 where there is no /proc. */
export function residentMb(pid: number | undefined): number {
  const [, kb] = /^VmRSS:\s+(\d+)/m.exec(readProc(pid, "status")) ?? [];
  return Math.round(Number(kb ?? 0) / 1_000);
}

function readProc(pid: number | undefined, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return "";
  }
}
