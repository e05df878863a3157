import {
  createHealth,
  createLogger,
  createSystemClock,
  developmentToken,
  startInternalServer,
} from "@raakvlak/runtime";
import { expect, test } from "vitest";
import { pairOf } from "../domain/fixtures/bare-pair.ts";
import type { VacancyIndex } from "../use-cases/vacancy-index.ts";
import type { WatchCandidates } from "../use-cases/watch-candidates.ts";
import { createWatchStreams } from "./watch-streams.ts";

const { vacancyId } = pairOf({ name: "" }).vacancy;

const watchCandidates: WatchCandidates = async function* watch(_vacancyId, { shown }) {
  for (const snapshotId of ["first", "second"])
    if (snapshotId !== shown)
      yield { snapshotId, candidates: [{ candidateId: "nobody's business" }] } as never;
};
const vacancies = { find: () => ({ vacancy: { open: true } }) } as unknown as VacancyIndex;

test.each([
  [undefined, ["first", "second"]],
  ["first", ["second"]],
])(
  "after %s a list is named, and nobody in it: who listens asks for it",
  async (last, expected) => {
    await using server = await startInternalServer({
      name: "matching",
      host: "127.0.0.1",
      port: 0,
      tokens: { site: developmentToken("site") },
      routes: [],
      streams: createWatchStreams({ watchCandidates, vacancies }),
      health: createHealth(createSystemClock()),
      logger: createLogger({ service: "matching", level: "silent" }),
    });
    const response = await fetch(`${server.url}/vacancies/${vacancyId}/candidates/live`, {
      headers: {
        authorization: `Bearer ${developmentToken("site")}`,
        ...(last !== undefined && { "last-event-id": last }),
      },
    });
    const sent = [...(await response.text()).matchAll(/^id: (.*)\nevent: list\ndata: (.*)$/gm)];
    expect(sent.map(([, id, data = ""]) => ({ id, data: JSON.parse(data) as unknown }))).toEqual(
      expected.map((id) => ({ id, data: { snapshotId: id } })),
    );
  },
);
