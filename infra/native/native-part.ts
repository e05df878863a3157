import type { PartName } from "../stack/parts.ts";
import type { StackConfig } from "../stack/config.ts";
import type { Progress } from "./apt.ts";

/** What every part gets to make itself ready. */
export interface PartContext {
  config: StackConfig;
  /** The part's own folder for what must survive a restart. */
  dataFolder: string;
  onProgress: Progress;
}

export interface PartCommand {
  file: string;
  args: string[];
}

/** One server of the native stack. */
export interface NativePart {
  name: PartName;
  /** The ports it listens on, by the variable that sets each. */
  ports: (config: StackConfig) => Record<string, number>;
  /** Installs, builds and writes settings, whatever is still missing, and returns what to start. */
  prepare: (context: PartContext) => Promise<PartCommand>;
  /** How long it gets to end by itself. */
  stopGraceMs: number;
}
