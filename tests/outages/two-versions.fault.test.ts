import { registerCandidates } from "@raakvlak/infra/demo/register-candidates.ts";
import { ensureStack } from "@raakvlak/infra/stack/ensure-stack.ts";
import { readEveryRecord, type RawRecord } from "@raakvlak/messaging";
import { createSystemClock } from "@raakvlak/runtime";
import { eventually } from "@raakvlak/testing";
import path from "node:path";
import { expect, test } from "vitest";
import { nextVersion } from "./next-version.ts";
import { ask, readMetric, startOutageWorld } from "./outage-world.ts";

const clock = createSystemClock();
const readyMs = 60_000;

test("a deployment: two versions of the readers, then of the owner, side by side; all that was and is published is read, told once", async () => {
  const stack = await ensureStack();
  await using world = await startOutageWorld({
    name: "two-versions",
    stack,
    candidates: 40,
    vacancies: 80,
  });
  const { fleet, feedFolder } = world.journey;
  const next = await nextVersion(path.join(feedFolder, "next"));
  await world.takeIn(20);

  // The readers first: the new one reads the old records of the compacted topic, and shares group and queue with the old one.
  const nextMatching = await fleet.another("matching", next);
  nextMatching.start();
  await nextMatching.ready(readyMs);
  await world.takeIn(20);
  await world.expectAllTold(120_000);
  await fleet.process("matching").stop();
  await world.takeIn(10);

  // Then the owner: what the new one writes is new, what the old one writes is old, of one and the same document, too.
  const nextPreference = await fleet.another("preference", next);
  nextPreference.start();
  await nextPreference.ready(readyMs);
  const newcomers = world.journey.invent(20, 5);
  await registerCandidates(newcomers, nextPreference.internalUrl, () => undefined);
  world.people.push(...newcomers);
  const [first] = world.people;
  const edit = { method: "PUT", body: first?.wishes };
  const wishesOf = `/candidates/${first?.candidateId}/wishes`;
  expect(await ask(`${nextPreference.internalUrl}${wishesOf}`, edit)).toMatchObject({
    status: 200,
  });
  expect(await world.ask("preference", wishesOf, edit)).toMatchObject({ status: 200 });
  await world.takeIn(20);
  await world.expectAllTold(120_000);
  expect(await readMetric(nextMatching.internalUrl, "raakvlak_index_keys", 'state="held"')).toBe(0);

  // Neither owner answers the other for ever, and both have written.
  const { brokers } = stack.kafka;
  const recordsNow = async () => {
    const schemas: string[] = [];
    const onRecord = ({ topic, headers }: RawRecord) => {
      if (topic === "profiles") schemas.push(headers["ce_dataschema"] ?? "");
    };
    await readEveryRecord({ brokers, topicPrefix: fleet.topicPrefix, onRecord });
    return schemas;
  };
  const schemas = await eventually(
    async () => {
      const before = await recordsNow();
      await clock.sleep(3_000);
      const after = await recordsNow();
      expect(after).toHaveLength(before.length);
      return after;
    },
    { timeoutMs: 60_000 },
  );
  expect(new Set(schemas.map((schema) => schema.split(":").at(-1)))).toEqual(new Set(["1", "2"]));
});
