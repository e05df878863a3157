import { chromiumVariable, ensureChromium } from "./find-chromium.ts";

/** Before end-to-end tests: there is a browser where one can be had, and the environment says where. Without it their names say that they were skipped. */
export async function setup(): Promise<void> {
  const path = await ensureChromium((message) => process.stderr.write(`browser: ${message}\n`));
  if (path !== undefined) process.env[chromiumVariable] = path;
}
