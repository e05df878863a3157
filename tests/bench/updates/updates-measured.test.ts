import { createEngine, type Engine } from "@raakvlak/matching/engine";
import { expect, it } from "vitest";
import { profileAt } from "../workload/profiles.ts";
import { createWorld, relatedOccupations } from "../workload/world.ts";
import { changeKinds, createChanges } from "./changes.ts";
import { countUnseen } from "./count-unseen.ts";

const world = createWorld(5, "W+");
const profiles = 1_500;

function loadedEngine(): Engine {
  const engine = createEngine(relatedOccupations, "plain");
  for (let n = 0; n < profiles; n++) engine.put(profileAt(world, n));
  return engine;
}

it("every change of the engine is seen by the next match", () => {
  const engine = loadedEngine();
  const changes = createChanges(world, engine, profiles);
  expect(countUnseen({ world, engine, changes, probes: 10 })).toBe(0);
  expect(changes.made()).toBe(20);
});

it.each([
  ["nothing is taken", () => undefined, 20],
  [
    "only what lets somebody in is taken",
    (engine: Engine, profile: Parameters<Engine["put"]>[0]) =>
      profile.purposes.recruiters ? engine.put(profile) : undefined,
    10,
  ],
] as const)("an engine of which %s is found out", (_, put, unseen) => {
  const engine = loadedEngine();
  const stale = { ...engine, put: (profile: Parameters<Engine["put"]>[0]) => put(engine, profile) };
  const changes = createChanges(world, stale, profiles);
  expect(countUnseen({ world, engine: stale, changes, probes: 10 })).toBe(unseen);
});

it("where fewer can be probed than asked for, the others count as unseen", () => {
  const engine = createEngine(relatedOccupations, "plain");
  const changes = createChanges(world, engine, profiles);
  expect(countUnseen({ world, engine, changes, probes: 3 })).toBe(6);
});

it.each(changeKinds)("%s: each change differs from what was held before", (kind) => {
  const taken: string[] = [];
  const engine = {
    ...createEngine(relatedOccupations, "plain"),
    put: (profile: Parameters<Engine["put"]>[0]) => taken.push(JSON.stringify(profile)),
  };
  const changes = createChanges(world, engine, 20);
  changes.prepare(kind);
  for (let n = 0; n < 60; n++) changes.next();
  const of = (turn: number) => taken.slice(turn * 20, turn * 20 + 20);
  expect(of(0)).toEqual(of(2));
  expect(of(0).every((text, n) => text !== of(1)[n])).toBe(true);
  expect(changes.held(19)?.version).toBe(2);
});
