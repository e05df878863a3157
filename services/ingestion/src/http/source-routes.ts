import { ingestionRoutes } from "@raakvlak/contracts";
import { bindRoute, httpProblem, type BoundRoute } from "@raakvlak/runtime";
import type { ListedRuns, ListedSource } from "../use-cases/list-sources.ts";
import type { PutSource } from "../use-cases/put-source.ts";
import type { RunSource } from "../use-cases/run-source.ts";

interface Needs {
  readonly putSource: PutSource;
  readonly listSources: () => Promise<ListedSource[]>;
  readonly listRuns: (sourceId: string) => Promise<ListedRuns | undefined>;
  readonly runSource: RunSource;
  /** Aborts when the service stops: a caller that goes away does not break a run off. */
  readonly stopping: AbortSignal;
}

const unknownSource = () => httpProblem(404, "source-unknown", "No such source");

/** Sources and their runs. */
export function createSourceRoutes({
  putSource,
  listSources,
  listRuns,
  runSource,
  stopping,
}: Needs): BoundRoute[] {
  return [
    bindRoute(ingestionRoutes.putSource, async ({ params, body }) => {
      const put = await putSource({ ...body, sourceId: params.sourceId });
      if (!("refused" in put)) return put;
      if (put.refused === "pages")
        return httpProblem(400, "pages-refused", "The source can not be a list of pages", {
          errors: [{ field: "pages", message: put.message }],
        });
      const field = body.location.kind === "file" ? "location.path" : "location.url";
      return httpProblem(400, "location-refused", "The source's location is refused", {
        errors: [{ field, message: put.message }],
      });
    }),
    bindRoute(ingestionRoutes.listSources, async () => ({ sources: await listSources() })),
    bindRoute(ingestionRoutes.runSource, async ({ params, body }) => {
      const report = await runSource(params.sourceId, body, stopping);
      if (report === "unknown") return unknownSource();
      if (report === "busy")
        return httpProblem(409, "run-under-way", "The source is being run already");
      return report;
    }),
    bindRoute(ingestionRoutes.listRuns, async ({ params }) => {
      return (await listRuns(params.sourceId)) ?? unknownSource();
    }),
  ];
}
