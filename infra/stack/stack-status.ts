import { nativeState } from "../native/native-stack.ts";
import { localAddresses, toStackEnvironment, type StackAddresses } from "./addresses.ts";
import type { StackConfig } from "./config.ts";
import { dockerState } from "./docker-stack.ts";
import type { PartState } from "./part-state.ts";
import { PART_NAMES, PART_TITLES, type PartName } from "./parts.ts";
import { externalProbes } from "./probes.ts";
import { rememberedMode, type StackMode } from "./stack-mode.ts";

export interface PartStatus extends PartState {
  name: PartName;
  /** How it is run; `external` parts are given by the environment. */
  mode: StackMode | "external" | "none";
  address: string;
}

/** How each part is doing right now. Changes nothing and waits for nobody. */
export async function stackStatus(config: StackConfig): Promise<PartStatus[]> {
  const addresses = { ...localAddresses(config.ports), ...config.external };
  const mode = await rememberedMode(config);
  return Promise.all(PART_NAMES.map((name) => partStatus(name, { config, addresses, mode })));
}

interface StatusQuestion {
  config: StackConfig;
  addresses: StackAddresses;
  mode: StackMode | undefined;
}

async function partStatus(
  name: PartName,
  { config, addresses, mode }: StatusQuestion,
): Promise<PartStatus> {
  const address = readableAddress(name, addresses);
  if (config.external[name] !== undefined) {
    const reached = await externalProbes[name](addresses).then(
      () => true,
      () => false,
    );
    return { name, mode: "external", address, state: reached ? "running" : "not answering" };
  }
  const found =
    mode === "docker" ? await dockerState(config, name) : await nativeState(config, name);
  return { name, mode: mode ?? "none", address, ...found };
}

function readableAddress(name: PartName, addresses: StackAddresses): string {
  const urls = toStackEnvironment(addresses);
  const address = urls[`RAAKVLAK_${name.toUpperCase()}`] ?? "";
  return name === "mailbox" ? `${address} and ${urls["RAAKVLAK_SMTP"]}` : address;
}

/** As a table for people. */
export function formatStatus(parts: PartStatus[]): string {
  const rows = parts.map(({ name, state, mode, pid, address }) => [
    PART_TITLES[name],
    state,
    mode === "none" ? "" : mode,
    pid === undefined ? "" : `process ${pid}`,
    state === "stopped" ? "" : address,
  ]);
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join("  ")
          .trimEnd()}\n`,
    )
    .join("");
}
