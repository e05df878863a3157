import { chromiumMissing, chromiumVariable } from "@raakvlak/infra/test-run/find-chromium.ts";
import { chromium, type Browser } from "playwright-core";
import { test } from "vitest";

const executablePath = process.env[chromiumVariable];

// The first lets it run as root, as in containers; the others keep it from calling home.
const quietly = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A test in a real browser. Where none can be had it is skipped, and its name says why. */
export function browserTest(name: string, run: () => Promise<void>): void {
  test.skipIf(executablePath === undefined)(
    executablePath === undefined ? `${name} (skipped: ${chromiumMissing})` : name,
    run,
  );
}

/** Chromium as the tests use it; the caller disposes it. */
export function launchChromium(): Promise<Browser> {
  if (executablePath === undefined) throw new Error(chromiumMissing);
  return chromium.launch({ executablePath, args: quietly });
}
