import type { ServiceProcess } from "@raakvlak/infra/processes/service-process.ts";
import { connect } from "node:net";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import type { Span } from "../journal.ts";
import type { Death } from "../plan/plan-deaths.ts";
import { isServer, type ServerVictim, type ServiceVictim } from "../plan/victims.ts";
import { at } from "./persist.ts";
import type { Stand } from "./stand.ts";
import type { Supervisor } from "./supervisor.ts";

export interface DestroyOptions {
  readonly stand: Stand;
  readonly deaths: readonly Death[];
  readonly supervisor: Supervisor;
  readonly startedMs: number;
  readonly signal: AbortSignal;
  /** Told when senders sleep or the clock is moved. */
  readonly onDisturbance: (span: Span) => void;
  readonly onProgress: (message: string) => void;
}

/** A leap of the clock reaches what was begun this long before, and what is begun while the others notice. */
const leapMs = 5_000;

/** Kills, freezes and flushes by the plan; resolves when the last victim is back, to the moment of the last kill. */
export async function destroy(options: DestroyOptions): Promise<number> {
  const returning: Promise<void>[] = [];
  const away = new Map<string, Promise<void>>();
  let lastMs = options.startedMs;
  for (const death of options.deaths) {
    await at(options.startedMs, death.atMs, options.signal);
    // Nobody dies twice at a time.
    await away.get(death.victim);
    options.onProgress(`${death.how} ${death.victim}`);
    lastMs = Date.now();
    const back = strike(death, options);
    away.set(death.victim, back);
    returning.push(back);
  }
  await Promise.all(returning);
  return lastMs;
}

function strike(death: Death, options: DestroyOptions): Promise<void> {
  const { victim } = death;
  if (death.how === "flush") return flush(options.stand);
  return isServer(victim)
    ? strikeServer(victim, death, options)
    : strikeService(victim, death, options);
}

async function strikeServer(
  victim: ServerVictim,
  { how, forMs }: Death,
  { stand, onDisturbance }: DestroyOptions,
): Promise<void> {
  const part = stand.stack.part(victim);
  const fromMs = Date.now();
  if (how === "freeze") {
    await part.freeze();
    await pause(forMs);
    await part.wake();
  } else {
    await part.kill();
    await pause(forMs);
    await part.start();
  }
  // Who waits for its database with a mail at hand is held up like one that is frozen.
  onDisturbance({ fromMs, toMs: Date.now() });
}

async function strikeService(
  victim: ServiceVictim,
  { how, forMs, clockMs }: Death,
  options: DestroyOptions,
): Promise<void> {
  const process = options.stand.processes.get(victim) as ServiceProcess;
  options.supervisor.hold(process);
  const fromMs = Date.now();
  if (how === "freeze") {
    await process.signal("SIGSTOP");
    await pause(forMs / 2);
    options.stand.clock.advance(clockMs);
    await pause(forMs / 2);
    await process.signal("SIGCONT");
    options.onDisturbance({ fromMs: fromMs - leapMs, toMs: Date.now() + leapMs });
  } else {
    await process.signal("SIGKILL");
    await pause(forMs);
    process.start();
  }
  options.supervisor.release(process);
}

/** Redis forgets everything, as one does that is replaced by an empty one. */
async function flush({ stack }: Stand): Promise<void> {
  const { hostname, port } = new URL(stack.addresses.redis.url);
  const socket = connect(Number(port), hostname);
  socket.write("FLUSHALL\r\n");
  const [answer] = (await once(socket, "data")) as [Buffer];
  socket.destroy();
  if (!answer.toString().startsWith("+OK"))
    throw new Error(`Redis did not flush: ${answer.toString()}`);
}
