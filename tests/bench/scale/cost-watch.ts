import { cpus } from "node:os";
import { portOwner } from "@raakvlak/infra/native/port-owner.ts";
import type { ServiceProcess } from "@raakvlak/infra/processes/service-process.ts";
import type { StackAddresses } from "@raakvlak/infra/stack/addresses.ts";
import type { JobQueue } from "@raakvlak/runtime/job-queue";
import { createSystemClock } from "@raakvlak/runtime";
import { cpuMs } from "../../load/process-cost.ts";
import type { PartCost, Usage } from "./limiting-part.ts";

interface Watched {
  readonly name: string;
  readonly pid: number | undefined;
  readonly isSingle: boolean;
}

/** The servers of the stack on this machine; one in a container or elsewhere is left out. */
export async function stackParts(stack: StackAddresses): Promise<Watched[]> {
  const ports = [
    { name: "broker", port: Number(stack.kafka.brokers[0]?.split(":")[1]), isSingle: false },
    { name: "database", port: Number(new URL(stack.mongo.url).port), isSingle: false },
    { name: "queue", port: Number(new URL(stack.redis.url).port), isSingle: true },
  ];
  const parts: Watched[] = [];
  for (const { name, port, isSingle } of ports) {
    const pid = /^process (\d+)/.exec((await portOwner(port)) ?? "")?.[1];
    if (pid !== undefined) parts.push({ name, pid: Number(pid), isSingle });
  }
  return parts;
}

export function processPart(name: string, { pid }: Pick<ServiceProcess, "pid">): Watched {
  return { name, pid, isSingle: true };
}

const lookMs = 250;

/** Notes what each part uses from now on, until it is asked. */
export function watchCosts(parts: readonly Watched[], queue: Pick<JobQueue, "depth">) {
  const clock = createSystemClock();
  const fromMs = clock.monotonicMs();
  const before = parts.map(({ pid }) => cpuMs(pid));
  const ownBefore = process.cpuUsage();
  const machineBefore = machineTimes();
  let looks = 0;
  let waiting = 0;
  const looking = clock.every(
    lookMs,
    async () => {
      const depth = await queue.depth();
      looks += 1;
      if (depth.waiting > 0) waiting += 1;
    },
    { onError: () => undefined },
  );
  return async (): Promise<Usage> => {
    const tookMs = clock.monotonicMs() - fromMs;
    const own = process.cpuUsage(ownBefore);
    await looking[Symbol.asyncDispose]();
    const machine = machineTimes();
    const all = machine.all - machineBefore.all;
    return {
      cores: cpus().length,
      busy: all === 0 ? 0 : (machine.busy - machineBefore.busy) / all,
      queued: looks === 0 ? 0 : waiting / looks,
      parts: [
        ...parts.map(({ name, pid, isSingle }, n): PartCost => ({
          name,
          cores: Math.max(0, cpuMs(pid) - (before[n] ?? 0)) / tookMs,
          isSingle,
        })),
        { name: "this program", cores: (own.user + own.system) / 1_000 / tookMs, isSingle: true },
      ],
    };
  };
}

function machineTimes(): { busy: number; all: number } {
  const times = cpus().map((one) => one.times);
  const sum = (of: (one: (typeof times)[number]) => number) =>
    times.reduce((total, one) => total + of(one), 0);
  const idle = sum((one) => one.idle);
  const all = idle + sum(({ user, nice, sys, irq }) => user + nice + sys + irq);
  return { busy: all - idle, all };
}
