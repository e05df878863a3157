import type { RankedCandidates } from "@raakvlak/contracts";
import { formatTenths, reasonSentence } from "@raakvlak/vocabulary";
import { useRootData, useWords } from "../root-data.ts";
import { pointWords, type Point } from "./point-words.ts";

type Candidate = RankedCandidates["candidates"][number];

const verdictMarks = { met: "✓", "not-met": "✗", "no-data": "–" } as const;

/** One line of a ranked list: place, score, why, and each point that the vacancy asks. Nothing says who it is. */
export function RankedCandidate({ candidate }: { readonly candidate: Candidate }) {
  const { locale } = useRootData();
  const { candidates: words } = useWords();
  const code = candidate.candidateId.slice(0, 8);
  const score = formatTenths(candidate.score / 100, locale);
  return (
    <li className="candidate">
      <div className="candidate-head">
        <h2>{words.code(code)}</h2>
        <p className="candidate-score">{words.score(score)}</p>
      </div>
      <ul className="candidate-reasons" aria-label={words.why}>
        {candidate.reasons.map((reason) => (
          <li key={reason.code}>{reasonSentence(reason, locale, "recruiter")}</li>
        ))}
      </ul>
      {candidate.points.length > 0 && <Points code={code} points={candidate.points} />}
    </li>
  );
}

function Points({ code, points }: { readonly code: string; readonly points: readonly Point[] }) {
  const { locale } = useRootData();
  const { candidates: words } = useWords();
  const count = (verdict: Point["verdict"]) =>
    points.filter((point) => point.verdict === verdict).length;
  const verdicts = { met: words.met, "not-met": words.notMet, "no-data": words.noData };
  return (
    <details id={`points-${code}`}>
      <summary>
        {words.points(count("met"), count("not-met"), count("no-data"))}{" "}
        <span className="unseen">{words.pointsOf(code)}</span>
      </summary>
      <table className="points">
        <thead>
          <tr>
            <th scope="col">{words.verdict}</th>
            <th scope="col">{words.point}</th>
            <th scope="col">{words.asked}</th>
            <th scope="col">{words.has}</th>
          </tr>
        </thead>
        <tbody>
          {points.map((point) => {
            const { name, asked, has } = pointWords(point, locale);
            return (
              <tr key={point.point} data-verdict={point.verdict}>
                <td>
                  <span aria-hidden="true">{verdictMarks[point.verdict]}</span>{" "}
                  {verdicts[point.verdict]}
                </td>
                <th scope="row">{name}</th>
                <td data-label={words.asked}>{asked}</td>
                <td data-label={words.has}>{has}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </details>
  );
}
