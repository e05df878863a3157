import { readdir, readFile, readlink } from "node:fs/promises";
import net from "node:net";
import { runCommand } from "./run-command.ts";

/** Whether a server could listen on this port of the loopback interface now. */
export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}

/** Who listens on the port, as people can use it: `process 4711 (redis-server *:6379)`. Undefined when the system does not tell. */
export async function portOwner(port: number): Promise<string | undefined> {
  try {
    return process.platform === "linux" ? await ownerFromProc(port) : await ownerFromLsof(port);
  } catch {
    return undefined;
  }
}

const LISTENING = "0A";
const COMMAND_LENGTH = 120;

async function ownerFromProc(port: number): Promise<string | undefined> {
  const inodes = new Set([
    ...(await listeningInodes("/proc/net/tcp", port)),
    ...(await listeningInodes("/proc/net/tcp6", port)),
  ]);
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  for (const pid of pids) {
    if (await holdsSocket(pid, inodes))
      return describe(pid, await readFile(`/proc/${pid}/cmdline`, "utf8"));
  }
  return undefined;
}

/** Columns of /proc/net/tcp: number, local address in hex with its port, remote address, state, …, the tenth is the inode. */
async function listeningInodes(table: string, port: number): Promise<string[]> {
  const lines = await readFile(table, "utf8").catch(() => "");
  return lines
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .filter(
      (columns) =>
        columns[3] === LISTENING && Number.parseInt(columns[1]?.split(":")[1] ?? "", 16) === port,
    )
    .map((columns) => columns[9] ?? "");
}

/** Other people's processes cannot be looked into, and processes end while one looks: both count as "does not hold it". */
async function holdsSocket(pid: string, inodes: Set<string>): Promise<boolean> {
  const handles = await readdir(`/proc/${pid}/fd`).catch(() => []);
  for (const handle of handles) {
    const target = await readlink(`/proc/${pid}/fd/${handle}`).catch(() => "");
    const inode = /^socket:\[(\d+)\]$/.exec(target)?.[1];
    if (inode !== undefined && inodes.has(inode)) return true;
  }
  return false;
}

async function ownerFromLsof(port: number): Promise<string | undefined> {
  const listing = await runCommand("lsof", ["-nP", `-iTCP:${port}`, "-sTCP:LISTEN", "-Fpc"]);
  const pid = /^p(\d+)$/m.exec(listing)?.[1];
  return pid && describe(pid, /^c(.+)$/m.exec(listing)?.[1] ?? "");
}

function describe(pid: string, commandLine: string): string {
  const words = commandLine.replaceAll("\0", " ").trim();
  return `process ${pid} (${words.length > COMMAND_LENGTH ? `${words.slice(0, COMMAND_LENGTH)}…` : words})`;
}
