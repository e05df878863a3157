import { createDueStore } from "@raakvlak/runtime";
import { useStack } from "@raakvlak/testing";
import { expect, test } from "vitest";
import { jobs } from "../jobs/catalog.ts";
import { createDueReminders } from "./due-reminders.ts";

const stack = useStack();

test("the end of one round of an erasure leaves the job of the next", async () => {
  const { clock } = stack;
  const due = createDueStore(await stack.database(), jobs, { clock });
  const queued: string[] = [];
  const queue = {
    async add(added: readonly { id: string }[]) {
      queued.push(...added.map(({ id }) => id));
      return true;
    },
  };
  const { toAdvance } = createDueReminders({ due, queue, clock, pseudonymise: (id) => id });
  const first = { id: "hmac", round: "first" };
  const second = { id: "hmac", round: "second" };
  await toAdvance.remember(first);
  await toAdvance.hurry(first);
  await toAdvance.remember(second);
  await due.remove(queued);
  await toAdvance.hurry(second);
  expect((await due.getMany(queued)).map(({ payload }) => payload)).toEqual([
    { sagaId: "hmac", round: "second" },
  ]);
});
