import { matchingStreams, type RankingRequest } from "@raakvlak/contracts";
import { bindStream, type BoundStream, type StreamItem } from "@raakvlak/runtime";
import type { FindAsked } from "../use-cases/find-asked.ts";
import type { Snapshots } from "../use-cases/snapshots.ts";
import type { WatchCandidates } from "../use-cases/watch-candidates.ts";
import { noList, unknownSnapshot } from "./ranking-routes.ts";

interface Needs {
  readonly watchCandidates: WatchCandidates;
  readonly findAsked: FindAsked;
  readonly snapshots: Pick<Snapshots, "askedOf">;
}

interface Listener {
  readonly query: { readonly limit: number };
  readonly lastEventId?: string;
  readonly signal: AbortSignal;
}

/** Lists that go on: a snapshot's id names each, so whoever connects again with it is sent only another one. */
export function createWatchStreams(needs: Needs): BoundStream[] {
  const { watchCandidates, findAsked, snapshots } = needs;
  return [
    bindStream(matchingStreams.watchCandidates, async ({ params: { vacancyId }, ...listener }) =>
      watch({ kind: "vacancy", vacancyId }, listener),
    ),
    bindStream(matchingStreams.watchList, async ({ params: { snapshotId }, ...listener }) => {
      const asked = await snapshots.askedOf(snapshotId);
      return asked === undefined ? unknownSnapshot() : watch(asked, listener);
    }),
  ];

  function watch(request: RankingRequest, { query: { limit }, lastEventId, signal }: Listener) {
    const found = findAsked(request);
    if (found.result !== "found") return noList(found);
    const shown = lastEventId === undefined ? {} : { shown: lastEventId };
    return named(watchCandidates(request, { limit, signal, ...shown }));
  }
}

async function* named(
  lists: ReturnType<WatchCandidates>,
): AsyncGenerator<StreamItem<{ snapshotId: string }>> {
  for await (const { snapshotId } of lists) yield { id: snapshotId, data: { snapshotId } };
}
