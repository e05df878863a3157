// node infra/bootstrap/run.mjs <script.ts> [arguments…]
//
// Makes a fresh clone ready, then runs the script with the Node that the project brings. Plain JavaScript without dependencies: it runs before
// `npm ci`, on Node 20 or later. Standard output belongs to the script; what happens here goes to standard error.
import { spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { isInstalled, nodeOf } from "./installed.mjs";
import { acquirePidLock } from "./pid-lock.mjs";

const USAGE_ERROR = 2;
const TELL_EVERY_MS = 10_000;
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

const [script, ...args] = process.argv.slice(2);
if (script === undefined) {
  process.stderr.write("usage: node infra/bootstrap/run.mjs <script.ts> [arguments…]\n");
  process.exit(USAGE_ERROR);
}
if (!isInstalled(root)) {
  const failure = await install();
  if (failure !== undefined) endAs(failure);
}
const outcome = await run(nodeOf(root), [path.resolve(root, script), ...args], {
  stdout: "inherit",
});
endAs(outcome);

/** Safe when two start at once: the second waits and then finds everything there. Returns how npm ended when it failed. */
async function install() {
  const release = await acquirePidLock(path.join(root, ".raakvlak", "install.lock"), (holder) =>
    process.stderr.write(`waiting for process ${holder}, which installs the dependencies\n`),
  );
  try {
    if (isInstalled(root)) return undefined;
    process.stderr.write("installing the dependencies (npm ci; about a minute the first time)\n");
    const ended = await npmCi();
    if (ended.code === 0 && isInstalled(root)) return undefined;
    process.stderr.write("npm ci failed; run the command again: what was fetched is kept\n");
    return { code: ended.code || 1, signal: ended.signal };
  } finally {
    release();
  }
}

async function npmCi() {
  // --include=dev: with NODE_ENV=production npm would leave out what the scripts need. Warnings are left out because they mislead: they are
  // about the Node that runs npm, while everything else runs on the one being installed.
  const ci = ["ci", "--include=dev", "--loglevel=error"];
  const options = { cwd: root, stdout: 2 };
  const npm = process.env.npm_execpath;
  const startedAt = performance.now();
  const sign = setInterval(() => {
    const seconds = Math.round((performance.now() - startedAt) / 1000);
    process.stderr.write(`still installing (${seconds} s)\n`);
  }, TELL_EVERY_MS);
  const ended = await (npm === undefined
    ? run("npm", ci, options)
    : run(process.execPath, [npm, ...ci], options));
  clearInterval(sign);
  return ended;
}

function run(command, commandArgs, { cwd, stdout }) {
  const child = spawn(command, commandArgs, { cwd, stdio: ["inherit", stdout, "inherit"] });
  // At a terminal Ctrl-C reaches the child directly; passing it on would be a second one, which means "at once" to some.
  const onInterrupt = () => process.stdin.isTTY || child.kill("SIGINT");
  const onTerminate = () => child.kill("SIGTERM");
  process.on("SIGINT", onInterrupt).on("SIGTERM", onTerminate);
  return new Promise((resolve) => {
    const done = (result) => {
      process.off("SIGINT", onInterrupt).off("SIGTERM", onTerminate);
      resolve(result);
    };
    child.once("exit", (code, signal) => done({ code, signal }));
    child.once("error", (error) => {
      process.stderr.write(`cannot start ${command}: ${error.message}\n`);
      done({ code: 1, signal: null });
    });
  });
}

/** Ends as the child ended, so that the caller sees its exit code or the same signal. */
function endAs({ code, signal }) {
  if (signal !== null) process.kill(process.pid, signal);
  process.exit(code ?? 1);
}
