import type { ServiceName } from "@raakvlak/contracts";
import type { Clock } from "../clock/clock.ts";
import { createClock } from "../clock/create-clock.ts";
import { createLogger, type Logger, type LogLevel } from "../logging/create-logger.ts";
import { createHealth, type Health } from "./health.ts";

/** What the runtime gives a service to start with. */
export interface ServiceContext {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly health: Health;
  /** Stores first, intake last: disposal in reverse is the right stop, and a failed start rolls back. */
  readonly resources: AsyncDisposableStack;
  /** Aborts at the first moment of the stop. */
  readonly signal: AbortSignal;
}

export interface ServiceDefinition<Config> {
  readonly name: ServiceName;
  /** Throws a ConfigError when the environment can not be used. */
  readonly loadConfig: () => Config;
  /** Opens everything, in order; the service is ready when it resolves. */
  readonly start: (config: Config, context: ServiceContext) => Promise<void>;
}

export interface RunningService extends AsyncDisposable {
  readonly health: Health;
}

/** The settings that the runtime itself reads; services get them from serviceConfigShape. */
interface RuntimeSettings {
  readonly clock?: string | undefined;
  readonly logLevel?: LogLevel;
}

export interface Overrides<Config> {
  readonly config: Config;
  readonly clock?: Clock;
  readonly logger?: Logger;
}

/** A service between the first line of its start and the last of its stop. */
export interface ServiceLife {
  readonly health: Health;
  readonly logger: Logger;
  /** Settles when the start has: rejects with what it threw. */
  readonly started: Promise<void>;
  /** Readiness off, signal aborted, the rest of a start awaited, everything closed in reverse. The same promise each time. */
  stop(): Promise<void>;
}

/** Begins a start without waiting for it, so that a signal can end it half-way. */
export function beginService<Config>(
  definition: ServiceDefinition<Config>,
  overrides: Overrides<Config>,
): ServiceLife {
  const settings = (overrides.config ?? {}) as RuntimeSettings;
  const clock = overrides.clock ?? createClock(settings);
  const level = settings.logLevel ?? "info";
  const logger = overrides.logger ?? createLogger({ service: definition.name, level });
  const health = createHealth(clock);
  const resources = new AsyncDisposableStack();
  const stopping = new AbortController();
  const start = async () => {
    const beganAtMs = clock.monotonicMs();
    const context = { clock, logger, health, resources, signal: stopping.signal };
    await definition.start(overrides.config, context);
    if (stopping.signal.aborted) return;
    health.setReady(true);
    logger.info("service-started", { durationMs: Math.round(clock.monotonicMs() - beganAtMs) });
  };
  const started = start();
  const close = async () => {
    health.setReady(false);
    stopping.abort();
    await started.catch(() => {});
    await resources.disposeAsync();
  };
  let closed: Promise<void> | undefined;
  return { health, logger, started, stop: () => (closed ??= close()) };
}

/**
 * Starts a service in this process; runService does the same and adds signals, deadline and exit code. Throws what the
 * start threw, after everything that was open has been closed again in reverse. May be disposed of more than once.
 */
export async function startService<Config>(
  definition: ServiceDefinition<Config>,
  overrides: Overrides<Config>,
): Promise<RunningService> {
  const life = beginService(definition, overrides);
  try {
    await life.started;
  } catch (error) {
    // What fails while rolling back must not hide why the start failed.
    await life.stop().catch((other: unknown) => life.logger.error("rollback-failed", {}, other));
    throw error;
  }
  return { health: life.health, [Symbol.asyncDispose]: () => life.stop() };
}
