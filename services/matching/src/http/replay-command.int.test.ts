import { standingSearchSchema, type Profile } from "@raakvlak/contracts";
import { createBuilders, eventually, startProcess } from "@raakvlak/testing";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  inWork,
  profileRecord,
  useMatching,
  vacancyRecord,
  type MatchingOnStack,
} from "../consumers/fixtures/matching-on-stack.ts";

const program = join(import.meta.dirname, "../../../../infra/replay/main.ts");
const { aProfile, aVacancy } = createBuilders(75);
const start = useMatching(["all"]);
let matching: MatchingOnStack;
const work = inWork("replayed");
const [best, second, third] = [5, 4, 1].map((seniority) =>
  aProfile({ ...work.profile, seniority }),
) as [Profile, Profile, Profile];
const vacancy = aVacancy({ ...work.vacancy, seniority: 5 });
const people = [best, second, third];

beforeAll(async () => {
  matching = await start();
  await matching.publish(...people.map(profileRecord), vacancyRecord(vacancy));
}, 60_000);
afterAll(() => matching[Symbol.asyncDispose](), 60_000);

/** A list as it is shown now, by its snapshot. */
async function show(): Promise<string> {
  const params = { vacancyId: vacancy.vacancyId };
  return eventually(async () => {
    const answer = await matching.clientOf("site").rankCandidates({ params, query: { limit: 9 } });
    if (!answer.ok || answer.body.eligible < people.length) throw new Error("not there yet");
    return answer.body.snapshotId;
  });
}

async function replay(args: readonly string[]) {
  const { addresses, databaseName } = matching.stack;
  const env = { RAAKVLAK_MONGO: addresses.mongo, RAAKVLAK_DATABASE_NAME: databaseName };
  await using run = startProcess(program, { args, env });
  const { code } = await run.exited;
  return { code, output: run.output };
}

const collection = async (name: string) => {
  const { db } = (await matching.stack.database()).connection;
  return (db as NonNullable<typeof db>).collection<{ _id: string; [field: string]: unknown }>(name);
};
const codeOf = ({ candidateId }: Profile) => candidateId.slice(0, 8);

describe("npm run replay", () => {
  it("computes what was shown again, to the last bit", async () => {
    const snapshotId = await show();
    const { code, output } = await replay([snapshotId]);
    expect(output).toContain(`snapshot ${snapshotId}`);
    expect(output).toContain(`vacancy ${vacancy.vacancyId}, version 1`);
    expect(output).toMatch(new RegExp(`^ +1 +${codeOf(best)} +(\\d+) +\\1 +same +same$`, "m"));
    expect(output).toMatch(/^the same, to the last bit; nobody was removed since$/m);
    expect(code).toBe(0);
  });

  it("gives a standing search back, and says it as one object", async () => {
    const occupations = work.vacancy.occupations.map(({ concept }) => concept);
    const search = standingSearchSchema.parse({ occupations });
    const body = { kind: "search" as const, search };
    const answer = await matching.clientOf("site").rankCandidatesFor({ query: {}, body });
    const { code, output } = await replay([answer.ok ? answer.body.snapshotId : "", "--json"]);
    expect(JSON.parse(output)).toMatchObject({
      identical: true,
      asked: { kind: "search", search },
      places: [{ isSame: true }, { isSame: true }, { isSame: true }],
    });
    expect(code).toBe(0);
  });

  it.each<[string, Record<string, unknown>, RegExp]>([
    ["a score", { score: 9_999 }, /^place 1 \(\w{8}\): score 9999 is \d+$/m],
    ["a reason", { reasons: "[]" }, /^place 1 \(\w{8}\): reason "absent" is \{"code":/m],
    [
      "who would not be there",
      { input: undefined },
      /^place 1 \(\w{8}\): would not have been listed$/m,
    ],
  ])("says what differs: %s", async (_, tampered, expected) => {
    const snapshotId = await show();
    const entries = await collection("snapshot-entries");
    const entry = await entries.findOne({
      candidateId: best.candidateId,
      vacancyId: vacancy.vacancyId,
    });
    if (entry === null) throw new Error("nothing was stored");
    const input = JSON.stringify({
      ...(JSON.parse(String(entry["input"])) as object),
      excludedEmployers: [vacancy.employer.id],
    });
    const $set = "input" in tampered ? { input } : tampered;
    await entries.updateOne({ _id: entry._id }, { $set });
    const { code, output } = await replay([snapshotId]);
    await entries.replaceOne({ _id: entry._id }, entry);
    expect(output).toMatch(expected);
    expect(code).toBe(1);
  });

  it("says when the places come out otherwise", async () => {
    const snapshotId = await show();
    const snapshots = await collection("snapshots");
    const stored = await snapshots.findOne({ _id: snapshotId });
    if (stored === null) throw new Error("nothing was stored");
    const [one, other, ...rest] = stored["entries"] as string[];
    await snapshots.updateOne({ _id: snapshotId }, { $set: { entries: [other, one, ...rest] } });
    const { code, output } = await replay([snapshotId]);
    await snapshots.updateOne({ _id: snapshotId }, { $set: { entries: [one, other, ...rest] } });
    expect(output).toContain(`place 1 (${codeOf(second)}): comes to place 2`);
    expect(output).toMatch(/^2 differ; nobody was removed since$/m);
    expect(code).toBe(1);
  });

  it("shows who withdrew as removed; the others keep their places and are the same", async () => {
    const snapshotId = await show();
    const purposes = { ...second.purposes, recruiters: false };
    await matching.publish(profileRecord({ ...second, version: 2, purposes }));
    const output = await eventually(
      async () => {
        const run = await replay([snapshotId]);
        expect(run.output).toMatch(/^ +2 +removed$/m);
        expect(run.code).toBe(0);
        return run.output;
      },
      { timeoutMs: 20_000 },
    );
    expect(output).toMatch(new RegExp(`^ +3 +${codeOf(third)} .* same +same$`, "m"));
    expect(output).toMatch(/^the same, to the last bit; 1 removed since$/m);
    expect(output).not.toContain(codeOf(second));
  });

  it.each<[string, string[], number, RegExp]>([
    [
      "a snapshot that is not there",
      ["none-of-this-name"],

      3,
      /^no snapshot none-of-this-name in /,
    ],
    [
      "a server that is away",
      ["x", "--mongo", "mongodb://127.0.0.1:9"],

      3,
      /can not be reached/,
    ],
    ["no snapshot at all", [], 2, /^name one snapshot[^]*npm run replay -- SNAPSHOT/],
    ["two", ["x", "y"], 2, /^name one snapshot/],
    ["an unknown option", ["x", "--fast"], 2, /--fast[^]*npm run replay/],
    ["a server of another kind", ["x", "--mongo", "localhost"], 2, /^--mongo must look like/],
    ["a question", ["--help"], 0, /^npm run replay -- SNAPSHOT/],
  ])("answers %s with its code", async (_, args, code, output) => {
    const run = await replay(args);
    expect(run.output).toMatch(output);
    expect(run.code).toBe(code);
  });

  it("says that a model is not in this version", async () => {
    const snapshots = await collection("snapshots");
    const stored = await snapshots.findOne();
    await snapshots.insertOne({
      ...stored,
      _id: "-of-an-unknown-model-012345678-x",
      model: "1999-01.1",
    });
    const { code, output } = await replay(["-of-an-unknown-model-012345678-x"]);
    expect(output).toContain("no model 1999-01.1");
    expect(code).toBe(3);
  });
});
