import { nativeState } from "../native/native-stack.ts";
import { localAddresses, toStackEnvironment } from "./addresses.ts";
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
  const urls = toStackEnvironment(addresses);
  const mode = await rememberedMode(config);
  return Promise.all(
    PART_NAMES.map(async (name) => {
      const address = (name === "mailbox" ? `${urls["RAAKVLAK_SMTP"]} ` : "") + (urls[`RAAKVLAK_${name.toUpperCase()}`] ?? "");
      if (config.external[name] !== undefined) {
        const reached = await externalProbes[name](addresses).then(
          () => true,
          () => false,
        );
        return { name, mode: "external" as const, address, state: reached ? ("running" as const) : ("not answering" as const) };
      }
      const state = mode === "docker" ? await dockerState(config, name) : await nativeState(config, name);
      return { name, mode: mode ?? ("none" as const), address, ...state };
    }),
  );
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
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => `${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ").trimEnd()}\n`).join("");
}
