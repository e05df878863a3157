import type { Clock } from "../clock/clock.ts";

export type Probe = () => Promise<void> | void;

/** What a supervisor asks: may traffic come (readiness), and is a restart needed (failure). */
export interface Health {
  /** Adds a probe to readiness: it throws, or takes longer than `timeoutMs` (default 1,000), when what it looks at is away. */
  check(name: string, probe: Probe, options?: CheckOptions): void;
  /** Not ready until the start is complete, and again from the first moment of the stop. */
  setReady(ready: boolean): void;
  readiness(): Promise<Readiness>;
  /** Something that only a restart repairs: /livez turns 503 for good, and runService stops the process. */
  fail(reason: string): void;
  readonly failure: string | undefined;
  /** Calls back once, when `fail` is called. */
  onFailure(listener: (reason: string) => void): void;
}

export interface CheckOptions {
  readonly timeoutMs?: number;
  /** False: what it says is shown, and traffic may come all the same. Default true. */
  readonly isNeeded?: boolean;
}

export interface Readiness {
  readonly ready: boolean;
  /** Name of the probe to "ok" or what is wrong. */
  readonly checks: Record<string, string>;
}

const defaultTimeoutMs = 1_000;

export function createHealth(clock: Clock): Health {
  const probes = new Map<string, { isNeeded: boolean; ask: () => Promise<string> }>();
  const listeners: ((reason: string) => void)[] = [];
  let ready = false;
  let failure: string | undefined;
  return {
    check(name, probe, options) {
      const { timeoutMs = defaultTimeoutMs, isNeeded = true } = options ?? {};
      probes.set(name, { isNeeded, ask: () => verdictOf(probe, clock, timeoutMs) });
    },
    setReady(to) {
      ready = to;
    },
    async readiness() {
      const verdicts = await Promise.all(
        [...probes].map(async ([name, { ask }]) => [name, await ask()] as const),
      );
      const checks = Object.fromEntries(verdicts);
      if (!ready) checks["started"] = "no";
      if (failure !== undefined) checks["failure"] = failure;
      const counts = (name: string) => probes.get(name)?.isNeeded ?? true;
      const failed = Object.keys(checks).filter((name) => checks[name] !== "ok" && counts(name));
      return { ready: failed.length === 0, checks };
    },
    fail(reason) {
      if (failure !== undefined) return;
      failure = reason;
      for (const listener of listeners) listener(reason);
    },
    get failure() {
      return failure;
    },
    onFailure(listener) {
      listeners.push(listener);
      if (failure !== undefined) listener(failure);
    },
  };
}

async function verdictOf(probe: Probe, clock: Clock, timeoutMs: number): Promise<string> {
  const answered = new AbortController();
  try {
    const late = clock.sleep(timeoutMs, answered.signal).then(() => `no answer in ${timeoutMs} ms`);
    return await Promise.race([Promise.resolve(probe()).then(() => "ok"), late]);
  } catch (error) {
    return error instanceof Error ? error.message.slice(0, 200) || error.name : "failed";
  } finally {
    answered.abort();
  }
}
