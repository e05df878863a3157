import type { Thread } from "../kernel/process.ts";
import type { JobsWorld, Side, State } from "./jobs-world.ts";

/** One thing that happens to a key in its topic. */
export interface Publication {
  /** "late": a relay that woke up late publishes the version before, and the owner's check corrects it. */
  readonly kind: "state" | "late" | "malformed" | "tombstone";
  readonly active: boolean;
  readonly newEpoch: boolean;
  /** How many steps its owner lets pass first. */
  readonly pause: number;
}

/** Publishes a key's history as protocol A would; it ends with a state that can be read, or with its tombstone. */
export function* publishHistory(
  world: JobsWorld,
  side: Side,
  key: string,
  history: readonly Publication[],
): Thread {
  const states: { readonly state: State | undefined; readonly malformed: boolean }[] = [];
  let epoch = 1;

  function publish(version: number): string {
    const { state, malformed } = states[version - 1] ?? { state: undefined, malformed: false };
    world.topics[side].append({
      key,
      version,
      value: state,
      kind: malformed ? "malformed" : "state",
    });
    return `${key} v${version} ${malformed ? "malformed" : JSON.stringify(state ?? "tombstone")}`;
  }

  for (const { kind, active, newEpoch, pause } of [...history, ...goodEnd(history)]) {
    for (let i = 0; i < pause; i++) yield `pause ${i}`;
    if (kind === "late" && states.length > 1) {
      yield publish(states.length - 1);
      yield publish(states.length);
    } else if (kind !== "late") {
      if (newEpoch) epoch++;
      const state =
        kind === "tombstone" ? undefined : { active, epoch: side === "profiles" ? epoch : 0 };
      states.push({ state, malformed: kind === "malformed" });
      world.latest[side].set(key, { version: states.length, state });
      yield publish(states.length);
    }
  }
}

function goodEnd(history: readonly Publication[]): readonly Publication[] {
  const last = history.findLast(({ kind }) => kind !== "late");
  return last?.kind === "malformed"
    ? [{ kind: "state", active: true, newEpoch: false, pause: 0 }]
    : [];
}
