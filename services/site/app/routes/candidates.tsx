import type { RankedCandidates, Stability } from "@raakvlak/contracts";
import { formatTenths } from "@raakvlak/vocabulary";
import { data, useLoaderData, type LoaderFunctionArgs } from "react-router";
import { liveListPath, vacancyPath } from "../addresses.ts";
import { Notice } from "../components/notice.tsx";
import { PageHead } from "../components/page-head.tsx";
import { stabilityWords } from "../components/stability-words.ts";
import { RankedCandidate } from "../components/ranked-candidate.tsx";
import { useRootData, useWords } from "../root-data.ts";
import { rankingContext, siteContext } from "../site-context.ts";

const statusOf = { ranked: 200, closed: 410, unknown: 404, unreachable: 503 } as const;

/** For recruiters alone: the server asks for the password before this runs. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const site = context.get(siteContext);
  const vacancyId = params.vacancyId ?? "";
  const ranked = await context.get(rankingContext)(vacancyId);
  if (ranked.state === "unknown") throw data(undefined, { status: 404 });
  const title = site.findVacancy(vacancyId)?.title ?? vacancyId;
  return data({ ranked, title, vacancyId }, { status: statusOf[ranked.state] });
}

export default function CandidatesPage() {
  const { ranked, title, vacancyId } = useLoaderData() as Awaited<
    ReturnType<typeof loader>
  >["data"];
  const { locale } = useRootData();
  const { candidates: words } = useWords();
  const isLive = ranked.state !== "closed";
  return (
    <div className="flow">
      <PageHead title={words.title(title)} indexed={false} />
      <h1>{words.title(title)}</h1>
      <p>
        <a href={vacancyPath(vacancyId, locale)}>{words.toVacancy}</a>
      </p>
      <div
        className="flow"
        data-live-list={isLive ? liveListPath(vacancyId, locale) : undefined}
        data-snapshot={ranked.state === "ranked" ? ranked.list.snapshotId : undefined}
      >
        {ranked.state === "ranked" ? (
          <RankedList list={ranked.list} />
        ) : (
          <NoList state={ranked.state === "closed" ? "closed" : "unreachable"} />
        )}
      </div>
      {isLive && <script type="module" src="/live-list.mjs" />}
    </div>
  );
}

function NoList({ state }: { readonly state: "closed" | "unreachable" }) {
  const { candidates: words } = useWords();
  return (
    <Notice title={words[state]} tone={state === "closed" ? "calm" : "danger"}>
      <p>{words[`${state}Text`]}</p>
    </Notice>
  );
}

function RankedList({ list }: { readonly list: RankedCandidates }) {
  const { candidates: words } = useWords();
  return (
    <>
      <p className="lead" role="status">
        {words.count(list.eligible, list.candidates.length)}
      </p>
      {list.stability && list.stability.top > 0 && <Stable stability={list.stability} />}
      {list.candidates.length === 0 ? (
        <p>{words.emptyText}</p>
      ) : (
        <ol className="candidates">
          {list.candidates.map((candidate) => (
            <RankedCandidate key={candidate.candidateId} candidate={candidate} />
          ))}
        </ol>
      )}
      <p>{words.blind}</p>
      <p>{words.humanNote}</p>
      <About list={list} />
    </>
  );
}

/** How much the order at the top hangs on the weights. */
function Stable({ stability }: { readonly stability: Stability }) {
  const { locale } = useRootData();
  const { sentence, lines } = stabilityWords(stability, locale);
  return (
    <div className="stability">
      <p>{sentence}</p>
      {lines.length > 0 && (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** From what and when the list was computed, and under which name it is kept. */
function About({ list }: { readonly list: RankedCandidates }) {
  const { locale } = useRootData();
  const { candidates: words } = useWords();
  const moment = new Intl.DateTimeFormat(locale === "nl" ? "nl-NL" : "en-GB", {
    dateStyle: "long",
    timeStyle: "medium",
    timeZone: "Europe/Amsterdam",
  }).format(Date.parse(list.now));
  const behind = Math.round(list.index.behindMs / 100) / 10;
  return (
    <section className="card">
      <h2>{words.about}</h2>
      <dl className="facts">
        <dt>{words.madeAt}</dt>
        <dd>
          <time dateTime={list.now}>{moment}</time>
        </dd>
        <dt>{words.indexAge}</dt>
        <dd>{behind === 0 ? words.upToDate : words.behind(formatTenths(behind, locale))}</dd>
        <dt>{words.model}</dt>
        <dd>{list.model}</dd>
        <dt>{words.snapshot}</dt>
        <dd className="snapshot-id">{list.snapshotId}</dd>
      </dl>
      <p>{words.snapshotText}</p>
      <p>{words.live}</p>
    </section>
  );
}
