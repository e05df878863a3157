import type { Changes, Process } from "./process.ts";
import { type RunningThreads, startThreads, type Trace } from "./running-threads.ts";

/** A small scene, made anew for every path through it. */
export interface Scene {
  /** Their threads must come to an end. */
  readonly processes: readonly Process[];
  readonly changes: Changes;
  /** Everything that later steps may depend on outside the threads: equal worlds have equal fingerprints. */
  fingerprint(): string;
  /** Brings the scene to rest when its threads have ended, and tells the promises that were broken. */
  finish(): readonly string[];
}

/** What was seen. */
export interface Exploration {
  readonly states: number;
  readonly ends: number;
  /** The first broken promises, with the way there. */
  readonly broken: readonly string[];
  readonly trace: Trace;
}

/** Bounds of an exploration. */
export interface ExploreOptions {
  /** At most this many crashes on one path. */
  readonly crashes: number;
  /** More states than this are an error: the scene is too large to be explored. */
  readonly maxStates: number;
}

/**
 * Goes every way in which the scene's threads can interleave and crash, and stops at the first broken promise. A freeze is a thread that is
 * not chosen for long, so all freezes are among them. Generators cannot be copied: each way is played again from the start, and left where
 * it reaches a state that was seen before.
 */
export function exploreAll(makeScene: () => Scene, options: ExploreOptions): Exploration {
  const seen = new Set<string>();
  const todo: number[][] = [[]];
  let ends = 0;
  for (let path = todo.pop(); path !== undefined; path = todo.pop()) {
    const walk = startWalk(makeScene(), options.crashes);
    for (const choice of path) walk.go(choice);
    for (let state = walk.fingerprint(); !seen.has(state); state = walk.fingerprint()) {
      seen.add(state);
      if (seen.size > options.maxStates)
        throw new Error(`The scene has more than ${options.maxStates} states`);
      const moves = walk.moves();
      if (moves === 0) {
        ends++;
        const broken = walk.scene.finish();
        if (broken.length > 0) return { states: seen.size, ends, broken, trace: walk.trace };
        break;
      }
      for (let choice = 1; choice < moves; choice++) todo.push([...path, choice]);
      path.push(0);
      walk.go(0);
    }
  }
  return { states: seen.size, ends, broken: [], trace: [] };
}

interface Walk {
  readonly scene: Scene;
  readonly trace: Trace;
  fingerprint(): string;
  /** How many choices there are: one per thread, and one per process that may crash now. */
  moves(): number;
  go(choice: number): void;
}

function startWalk(scene: Scene, crashes: number): Walk {
  const trace: Trace = [];
  const threads = startThreads(scene.processes, scene.changes, trace);
  let crashesLeft = crashes;
  return {
    scene,
    trace,
    fingerprint: () =>
      `${crashesLeft}\n${threads.all.map(({ process, at }) => `${process.name}@${at}`).join("\n")}\n${scene.fingerprint()}`,
    moves: () => threads.all.length + (crashesLeft > 0 ? mortal(threads).length : 0),
    go(choice) {
      const running = threads.all[choice];
      if (running !== undefined) {
        threads.step(running);
        return;
      }
      const process = mortal(threads)[choice - threads.all.length];
      if (process === undefined) throw new Error(`There is no choice ${choice}`);
      crashesLeft--;
      threads.crash(process);
    },
  };
}

function mortal(threads: RunningThreads): readonly Process[] {
  return [...new Set(threads.all.map((running) => running.process))].filter(
    (process) => process.crash !== "never",
  );
}
