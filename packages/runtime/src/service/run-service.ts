import { createSystemClock } from "../clock/system-clock.ts";
import { ConfigError } from "../config/config-error.ts";
import { publishProcessMetrics } from "../metrics/process-metrics.ts";
import { flushTelemetry } from "../telemetry/flush.ts";
import { beginService, type ServiceDefinition, type ServiceLife } from "./start-service.ts";

/** How long a stop may take before the process gives up on it, in milliseconds; whoever stops it waits longer before killing. */
export const drainDeadlineMs = 10_000;

/** How long the last spans may take to leave: an unreachable collector must not slow the exit. */
const flushDeadlineMs = 500;

/** Stopped as asked, a fault, and what only an operator can repair (EX_CONFIG of sysexits.h). */
const exitCodes = { stopped: 0, fault: 1, config: 78 } as const;

const signalNumbers = { SIGINT: 2, SIGTERM: 15 } as const;
type StopSignal = keyof typeof signalNumbers;

/** Why the process ends. */
type Ending =
  | { readonly because: "signal"; readonly signal: StopSignal }
  | { readonly because: "start-failed" | "failure" | "unhandled-error"; readonly error: unknown };

/**
 * Runs a service until SIGTERM or SIGINT, stops it in reverse order of its start, and exits: 0 when all is closed; 1
 * after a failed start, an unhandled error, `health.fail` or a stop of more than 10 s; 78 when the configuration is
 * wrong, with every problem printed. A second signal exits at once with 128 plus its number. Never returns.
 */
export async function runService<Config>(definition: ServiceDefinition<Config>): Promise<void> {
  const config = readConfig(definition.loadConfig);
  const outside = watchProcess();
  publishProcessMetrics();
  const life = beginService(definition, { config });
  const ending = await Promise.race([outside, watchLife(life)]);
  if (ending.because === "signal") life.logger.info("service-stopping", { signal: ending.signal });
  else life.logger.error(`service-${ending.because}`, {}, ending.error);
  const clean = await stopInTime(life);
  await withinDeadline(flushTelemetry(), flushDeadlineMs);
  process.exit(clean && ending.because === "signal" ? exitCodes.stopped : exitCodes.fault);
}

function readConfig<Config>(load: () => Config): Config {
  try {
    return load();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(exitCodes.config);
  }
}

/** Resolves at the first signal or unhandled error; a second signal ends the process there and then. */
function watchProcess(): Promise<Ending> {
  return new Promise((resolve) => {
    let signals = 0;
    const onSignal = (signal: StopSignal) => {
      signals += 1;
      if (signals > 1) process.exit(128 + signalNumbers[signal]);
      resolve({ because: "signal", signal });
    };
    process.on("SIGINT", () => onSignal("SIGINT"));
    process.on("SIGTERM", () => onSignal("SIGTERM"));
    // Unhandled rejections arrive here too: without a listener of their own Node raises them as exceptions.
    process.on("uncaughtException", (error) => resolve({ because: "unhandled-error", error }));
  });
}

/** Resolves when the service itself can not go on. */
function watchLife(life: ServiceLife): Promise<Ending> {
  return new Promise((resolve) => {
    life.started.catch((error: unknown) => resolve({ because: "start-failed", error }));
    life.health.onFailure((reason) => resolve({ because: "failure", error: new Error(reason) }));
  });
}

/** Says whether everything closed without a fault before the deadline. */
async function stopInTime(life: ServiceLife): Promise<boolean> {
  try {
    const inTime = await withinDeadline(life.stop(), drainDeadlineMs);
    if (inTime) life.logger.info("service-stopped");
    else life.logger.error("drain-deadline-missed", { delayMs: drainDeadlineMs });
    return inTime;
  } catch (error) {
    life.logger.error("stop-failed", {}, error);
    return false;
  }
}

async function withinDeadline(work: Promise<unknown>, ms: number): Promise<boolean> {
  const over = new AbortController();
  try {
    const late = createSystemClock().sleep(ms, over.signal);
    return await Promise.race([work.then(() => true), late.then(() => false)]);
  } finally {
    over.abort();
  }
}
