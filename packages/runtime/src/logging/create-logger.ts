import { trace } from "@opentelemetry/api";
import pino from "pino";
import { metrics } from "../metrics/metrics.ts";
import { describeError } from "./describe-error.ts";
import { allowedFields, type LogFields } from "./log-fields.ts";

/** One line of JSON per event; `event` is a name in kebab-case, what varies goes into the fields. */
export interface Logger {
  debug(event: string, fields?: LogFields, error?: unknown): void;
  info(event: string, fields?: LogFields, error?: unknown): void;
  warn(event: string, fields?: LogFields, error?: unknown): void;
  error(event: string, fields?: LogFields, error?: unknown): void;
  /** The same logger with these fields on every line. */
  with(fields: LogFields): Logger;
}

export type LogLevel = "debug" | "info" | "warn" | "error" | "silent";

export interface LoggerOptions {
  readonly service: string;
  readonly level: LogLevel;
  /** Where the lines go; default the standard output. */
  readonly write?: (line: string) => void;
}

const droppedFields = metrics.counter("raakvlak_log_fields_dropped_total");

/** A logger that writes only what is on the allow-list (invariant 9); with a trace running, its id too. */
export function createLogger(options: LoggerOptions): Logger {
  const settings = {
    level: options.level,
    base: { service: options.service },
    messageKey: "event",
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  const { write } = options;
  return loggerOn(write ? pino(settings, { write }) : pino(settings), {});
}

function loggerOn(sink: pino.Logger, bound: LogFields): Logger {
  const at =
    (level: "debug" | "info" | "warn" | "error") =>
    (event: string, fields?: LogFields, error?: unknown) => {
      if (!sink.isLevelEnabled(level)) return;
      sink[level](line({ ...bound, ...fields }, error), event);
    };
  return {
    debug: at("debug"),
    info: at("info"),
    warn: at("warn"),
    error: at("error"),
    with: (fields) => loggerOn(sink, { ...bound, ...fields }),
  };
}

function line(fields: LogFields, error: unknown): Record<string, unknown> {
  const allowed: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(fields)) {
    if (isAllowed(key, value))
      allowed[key] = typeof value === "string" ? value.slice(0, 300) : value;
    else if (value !== undefined) droppedFields.add(1);
  }
  const traceId = trace.getActiveSpan()?.spanContext().traceId;
  return {
    ...allowed,
    ...(traceId && { traceId }),
    ...(error !== undefined && { error: describeError(error) }),
  };
}

/** Objects are refused even under an allowed name: they could carry anything. */
function isAllowed(key: string, value: unknown): boolean {
  return (
    Object.hasOwn(allowedFields, key) && ["string", "number", "boolean"].includes(typeof value)
  );
}
