import { eventually, useStack } from "@raakvlak/testing";
import { beforeAll, describe, expect, test } from "vitest";
import { isClean, type Verdict } from "../check.ts";
import { guards, type Guard } from "./guards.ts";
import { untilQuiet } from "./quiet.ts";
import { openScene, type Scene } from "./scene.ts";
import { setStage, type Stage } from "./stage.ts";

const stack = useStack();
let stage: Stage;
beforeAll(async () => {
  stage = await setStage(stack);
}, 180_000);

const stepMs = 45_000;
/** A step is longer than a lease: whoever is sending needs the time between two of them, on a busy machine, too. */
const patience = { timeoutMs: 150_000, everyMs: 2_000 };
const final = new Set(["sent", "failed", "suppressed", "empty", "uncertain"]);
/** What is lost is never reported any earlier: so long nothing may come. */
const absenceMs = 4_000;

describe.each(guards)("$name", (guard) => {
  test("with it the schedule breaks nothing", { timeout: 400_000 }, async () => {
    await untilQuiet(stage);
    const scene = await play(guard);
    await eventually(async () => {
      stage.clock.advance(stepMs);
      const open = (await scene.messages()).filter(({ state }) => !final.has(state));
      const { lost } = await scene.judge();
      expect({ open, lost }).toEqual({ open: [], lost: [] });
    }, patience);
    const verdict = await scene.judge();
    expect({ ...verdict, clean: isClean(verdict) }).toMatchObject({ clean: true });
  });

  test(`without it the checker reports ${guard.reported}`, { timeout: 400_000 }, async () => {
    await untilQuiet(stage);
    await stage.restart(guard.of, guard.without);
    try {
      const scene = await play(guard);
      await reports(scene, guard.reported);
    } finally {
      await stage.restart(guard.of);
    }
  });
});

async function play(guard: Guard): Promise<Scene> {
  const scene = openScene(stage);
  await guard.schedule(scene, stage);
  return scene;
}

async function reports(scene: Scene, kind: Guard["reported"]): Promise<void> {
  if (kind === "lost") await new Promise((resolve) => setTimeout(resolve, absenceMs));
  await eventually(async () => {
    if (kind !== "lost") stage.clock.advance(stepMs);
    const verdict: Verdict = await scene.judge();
    expect(verdict[kind]).not.toEqual([]);
    expect(isClean(verdict)).toBe(false);
  }, patience);
}
