import {
  createHealth,
  createLogger,
  createSystemClock,
  developmentToken,
  startInternalServer,
} from "@raakvlak/runtime";
import { expect, test } from "vitest";
import { pairOf } from "../domain/fixtures/bare-pair.ts";
import type { FindAsked } from "../use-cases/find-asked.ts";
import type { WatchCandidates } from "../use-cases/watch-candidates.ts";
import { createWatchStreams } from "./watch-streams.ts";

const { vacancyId } = pairOf({ name: "" }).vacancy;

const watchCandidates: WatchCandidates = async function* watch(_request, { shown }) {
  for (const snapshotId of ["first", "second"])
    if (snapshotId !== shown)
      yield { snapshotId, candidates: [{ candidateId: "nobody's business" }] } as never;
};
const asked = { kind: "vacancy" as const, vacancyId, vacancyVersion: 1 };
const findAsked: FindAsked = (request) =>
  request.kind === "vacancy" && request.vacancyId === vacancyId
    ? { result: "found", asked, vacancy: {} as never }
    : { result: "unknown-vacancy" };
const snapshots = {
  askedOf: async (id: string) => (id === "known" ? asked : undefined),
};
async function serve() {
  return startInternalServer({
    name: "matching",
    host: "127.0.0.1",
    port: 0,
    tokens: { site: developmentToken("site") },
    routes: [],
    streams: createWatchStreams({ watchCandidates, findAsked, snapshots }),
    health: createHealth(createSystemClock()),
    logger: createLogger({ service: "matching", level: "silent" }),
  });
}
const authorization = `Bearer ${developmentToken("site")}`;

test.each([
  [undefined, ["first", "second"]],
  ["first", ["second"]],
])(
  "after %s a list is named, and nobody in it: who listens asks for it",
  async (last, expected) => {
    await using server = await serve();
    const response = await fetch(`${server.url}/vacancies/${vacancyId}/candidates/live`, {
      headers: {
        authorization,
        ...(last !== undefined && { "last-event-id": last }),
      },
    });
    const sent = [...(await response.text()).matchAll(/^id: (.*)\nevent: list\ndata: (.*)$/gm)];
    expect(sent.map(([, id, data = ""]) => ({ id, data: JSON.parse(data) as unknown }))).toEqual(
      expected.map((id) => ({ id, data: { snapshotId: id } })),
    );
  },
);

test.each([
  ["/snapshots/known/live", 200],
  ["/snapshots/other/live", 404],
  ["/vacancies/9b6b7c1e-0000-4000-8000-000000000001/candidates/live", 404],
])("%s answers %d", async (path, status) => {
  await using server = await serve();
  const response = await fetch(server.url + path, { headers: { authorization } });
  expect(response.status).toBe(status);
  expect((await response.text()).includes("event: list")).toBe(status === 200);
});
