import { isRemoved, type ReplayedCandidate, type ReplayedList } from "@raakvlak/matching/replay";

type Reasons = ReplayedCandidate["shown"]["reasons"];

/** The list as text: what was shown beside what comes out, and every difference in words. People go by the code that the page shows. */
export function replayTable(list: ReplayedList): string {
  const rows = list.places.map((place) =>
    isRemoved(place)
      ? [String(place.place), "removed", "", "", "", ""]
      : [
          String(place.place),
          codeOf(place),
          String(place.shown.score),
          place.again === undefined ? "not listed" : String(place.again.score),
          sameOr(isSameText(place.shown.reasons, place.again?.reasons)),
          sameOr(place.placeAgain === place.place, String(place.placeAgain ?? "none")),
        ],
  );
  const head = ["place", "candidate", "shown", "again", "reasons", "order"];
  return [...headOf(list), "", ...aligned([head, ...rows]), "", ...endOf(list), ""].join("\n");
}

function headOf({ snapshotId, asked, now, model, eligible }: ReplayedList): string[] {
  const whose =
    asked.kind === "vacancy"
      ? `vacancy ${asked.vacancyId}, version ${asked.vacancyVersion}`
      : `the standing search ${JSON.stringify(asked.search)}`;
  return [
    `snapshot ${snapshotId}`,
    `made ${now} by model ${model}, for ${whose}`,
    `${eligible} fitted; scores are in hundredths`,
  ];
}

function endOf({ identical, removed, places }: ReplayedList): string[] {
  const differing = places.flatMap((place) => (isRemoved(place) || place.isSame ? [] : [place]));
  const gone = removed === 0 ? "nobody was removed since" : `${removed} removed since`;
  return [
    ...differing.flatMap(differencesOf),
    `${identical ? "the same, to the last bit" : `${differing.length} differ`}; ${gone}`,
  ];
}

function differencesOf(place: ReplayedCandidate): string[] {
  const { shown, again, placeAgain } = place;
  const where = `place ${place.place} (${codeOf(place)})`;
  if (again === undefined) return [`${where}: would not have been listed`];
  const found: string[] = [];
  if (again.score !== shown.score) found.push(`score ${shown.score} is ${again.score}`);
  if (placeAgain !== place.place) found.push(`comes to place ${placeAgain ?? "none"}`);
  found.push(...reasonsThatDiffer(shown.reasons, again.reasons));
  return found.map((one) => `${where}: ${one}`);
}

function reasonsThatDiffer(shown: Reasons, again: Reasons): string[] {
  const codes = new Set([...shown, ...again].map(({ code }) => code));
  const differing = [...codes].flatMap((code) => {
    const [before, after] = [shown, again].map((reasons) =>
      JSON.stringify(reasons.find((reason) => reason.code === code) ?? "absent"),
    );
    return before === after ? [] : [`reason ${before} is ${after}`];
  });
  if (differing.length > 0 || isSameText(shown, again)) return differing;
  return ["the reasons come in another order"];
}

function codeOf({ candidateId }: ReplayedCandidate): string {
  return candidateId.slice(0, 8);
}

function isSameText(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function sameOr(isSame: boolean, otherwise = "differ"): string {
  return isSame ? "same" : otherwise;
}

/** Columns as wide as they must be; the first to the right, as numbers stand. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd(),
  );
}
