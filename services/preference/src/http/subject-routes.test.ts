import { preferenceRoutes, type ErasureProgress } from "@raakvlak/contracts";
import { beforeEach, expect, test } from "vitest";
import { createErasureWorld, refOf } from "../use-cases/erasure-under-test.ts";
import { createSubjectRoutes } from "./subject-routes.ts";

const candidateId = "6f1d9c1e-5b0a-4e57-9a3e-2f4c1f0d7a11";

let it: ReturnType<typeof createErasureWorld>;
beforeEach(() => {
  it = createErasureWorld();
  it.holdEverything([candidateId]);
});

async function ask() {
  const routes = createSubjectRoutes({
    subjects: {} as never,
    exportPerson: () => Promise.reject(new Error("not asked")),
    erasePerson: it.erase,
    findErasure: (id) => it.sagas.find(refOf(id)),
  });
  const route = routes.find(({ contract }) => contract === preferenceRoutes.eraseSubject);
  const request = { params: { candidateId }, query: undefined, body: undefined, headers: {} };
  const { signal } = new AbortController();
  return (await route?.handle({ ...request, caller: "operator", signal })) as {
    erasedAt?: string;
    erasure?: ErasureProgress;
    problem?: object;
  };
}
const notYet = { problem: { status: 503, code: "erasure-not-yet-here" } };

async function untilFinished() {
  for (let turn = 0; turn < 20; turn += 1) {
    const step = await it.advance(refOf(candidateId));
    if (step.result !== "again") return step.result;
    it.pass(step.inMs);
  }
  return "never";
}

test("an erasure that could not be done here says so without a receipt, and is finished by its job", async () => {
  it.state.away.add("preference");
  expect(await ask()).toMatchObject(notYet);
  it.state.away.clear();
  expect(await untilFinished()).toBe("finished");
  expect(it.held.size).toBe(0);
});

test("its receipt is what was removed here, once it was", async () => {
  expect(await ask()).toMatchObject({ removed: { things: 1 }, erasure: { state: "pending" } });
});

test("the receipt of an earlier round is not the answer of one that could not be done here", async () => {
  await ask();
  await untilFinished();
  it.state.away.add("preference");
  expect(await ask()).toMatchObject(notYet);
});
