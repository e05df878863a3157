import type { Profile, Vacancy } from "@raakvlak/contracts";
import type { Engine, Found, PreparedVacancy } from "@raakvlak/matching/engine";

interface AnyPeer {
  /** What it leaves out or does otherwise than the engine: stands beside its figures. Empty: nothing. */
  readonly simplified: string;
  add(profiles: readonly Profile[]): void | Promise<void>;
  /** After the last profile and before the first question. */
  ready(engine: Engine): void | Promise<void>;
  bytes(): number;
}

/** Searches in this process and gives the engine's own answer: whom it finds is judged by the engine's code. */
export interface InsidePeer extends AnyPeer {
  match(vacancy: PreparedVacancy, limit: number): Found;
}

/** What a search elsewhere answered, timed there. */
export interface RemoteAnswer {
  /** How many passed its filter. */
  readonly hits: number;
  readonly ms: number;
  readonly cpuMs: number;
}

/** Searches in a process of its own, with its own score. */
export interface RemotePeer extends AnyPeer, AsyncDisposable {
  ask(vacancy: Vacancy, limit: number): Promise<RemoteAnswer>;
}

export type Peer = InsidePeer | RemotePeer;
