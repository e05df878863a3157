import { spawn } from "node:child_process";
import { readdir, rm } from "node:fs/promises";
import path from "node:path";
import { signalRecorded } from "../native/process-record.ts";

/**
 * Lets a process of its own watch over the servers whose records stand under this home: when the caller dies without having ended them, killed for
 * instance, it ends them and removes the home. Disposal sends it home.
 */
export function watchOverStack(home: string): Disposable {
  const guard = spawn(process.execPath, [import.meta.filename, home], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  guard.unref();
  return { [Symbol.dispose]: () => guard.stdin.destroy() };
}

/** The guard itself: its standard input ends when the caller has, however that came about. */
async function guardStack(home: string): Promise<void> {
  await new Promise((resolve) => process.stdin.resume().once("close", resolve));
  const folder = path.join(home, "run");
  const records = await readdir(folder).catch(() => []);
  await Promise.all(records.map((name) => signalRecorded(path.join(folder, name), "SIGKILL")));
  // Who disposed of the stack has removed it already; a server that is just ending may still write.
  await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

const [home] = process.argv.slice(2);
if (import.meta.main && home !== undefined) await guardStack(home);
