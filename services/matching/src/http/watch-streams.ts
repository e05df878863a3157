import { matchingStreams, type RankedCandidates } from "@raakvlak/contracts";
import { bindStream, httpProblem, type BoundStream, type StreamItem } from "@raakvlak/runtime";
import type { VacancyIndex } from "../use-cases/vacancy-index.ts";
import type { WatchCandidates } from "../use-cases/watch-candidates.ts";

interface Needs {
  readonly watchCandidates: WatchCandidates;
  readonly vacancies: Pick<VacancyIndex, "find">;
}

/** Lists that go on: a snapshot's id names each, so whoever connects again with it is sent only another one. */
export function createWatchStreams({ watchCandidates, vacancies }: Needs): BoundStream[] {
  return [
    bindStream(
      matchingStreams.watchCandidates,
      async ({ params: { vacancyId }, query: { limit }, lastEventId, signal }) => {
        const held = vacancies.find(vacancyId);
        if (held === undefined) return httpProblem(404, "vacancy-unknown", "No such vacancy");
        if (!held.vacancy.open) return httpProblem(409, "vacancy-closed", "The vacancy is closed");
        const shown = lastEventId === undefined ? {} : { shown: lastEventId };
        return named(watchCandidates(vacancyId, { limit, signal, ...shown }));
      },
    ),
  ];
}

async function* named(
  lists: AsyncIterable<RankedCandidates>,
): AsyncGenerator<StreamItem<Pick<RankedCandidates, "snapshotId">>> {
  for await (const { snapshotId } of lists) yield { id: snapshotId, data: { snapshotId } };
}
