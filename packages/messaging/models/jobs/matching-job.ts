import type { Thread } from "../kernel/process.ts";
import type { DueJob, JobsWorld, Latest, Match, MatchingIndex, RunSet } from "./jobs-world.ts";

/** Runs a job whose positions the index has reached, or drops it; then its `due` document goes (C2, C3). */
export function* runJob(world: JobsWorld, index: MatchingIndex, id: string, job: DueJob): Thread {
  const { dropsOutdated, dueDeletedLast } = world.rules;
  if (!dueDeletedLast) yield removeDue(world, id);
  const own = index.entries[job.side].get(job.key);
  const outdated = own !== undefined && own.version > job.version;
  if (own?.state !== undefined && !(outdated && dropsOutdated)) {
    if (outdated) world.broken.push(`${id} ran although its worker held v${own.version}`);
    if (job.side === "vacancies")
      yield `${id}: ${store(world, vacancyMatches(world, index, job.key, own))}`;
    else yield* runProfileJob(world, index, id, job.key);
  }
  if (dueDeletedLast) yield removeDue(world, id);
}

function removeDue(world: JobsWorld, id: string): string {
  world.due.remove(id);
  return `delete due ${id}`;
}

/** The complete alert set of a vacancy. */
function vacancyMatches(
  world: JobsWorld,
  index: MatchingIndex,
  vacancy: string,
  held: Latest,
): readonly Match[] {
  return [...index.entries.profiles].flatMap(([candidate, profile]) =>
    matchOf(world, [candidate, profile], [vacancy, held]),
  );
}

/** What is new since the candidate's last run; then the run set is replaced (C3). */
function* runProfileJob(
  world: JobsWorld,
  index: MatchingIndex,
  id: string,
  candidate: string,
): Thread {
  const last = world.runSets.get(candidate);
  yield `${id}: last run e${last?.epoch ?? 0} ${[...(last?.entries ?? [])].join()}`;
  const profile = index.entries.profiles.get(candidate);
  if (profile === undefined) return;
  const all = [...index.entries.vacancies].flatMap((vacancy) =>
    matchOf(world, [candidate, profile], vacancy),
  );
  const runSet: RunSet = {
    epoch: profile.state?.epoch ?? 0,
    entries: new Set(all.map((match) => entryOf(world, match))),
  };
  const told = toldBefore(world, last, runSet.epoch);
  const fresh = all.filter((match) => !told.has(entryOf(world, match)));
  const run = `${id}: run e${runSet.epoch} ${[...runSet.entries].join()} new ${fresh.map((match) => match.vacancy).join()}`;
  const steps = [() => store(world, fresh), () => replaceRunSet(world, candidate, runSet)];
  for (const step of world.rules.factsBeforeRunSet ? steps : steps.toReversed())
    yield `${run}: ${step()}`;
}

function toldBefore(
  world: JobsWorld,
  last: RunSet | undefined,
  epoch: number,
): ReadonlySet<string> {
  if (last === undefined || (world.rules.runSetPerEpoch && last.epoch !== epoch)) return new Set();
  return last.entries;
}

function entryOf(world: JobsWorld, { vacancy, vacancyVersion }: Match): string {
  return world.rules.runSetHoldsVersions ? `${vacancy}v${vacancyVersion}` : vacancy;
}

function replaceRunSet(world: JobsWorld, candidate: string, runSet: RunSet): string {
  world.runSets.put(candidate, runSet);
  return "replace the run set";
}

/** Protocol B as one step: facts that are stored are published at least once. */
function store(world: JobsWorld, matches: readonly Match[]): string {
  world.matches.push(...matches);
  world.changes.count++;
  return `store ${matches.map((match) => `${match.candidate}-${match.vacancy}v${match.vacancyVersion} e${match.epoch}`).join()}`;
}

type Keyed = readonly [key: string, held: Latest];

function matchOf(world: JobsWorld, [candidate, profile]: Keyed, [vacancy, held]: Keyed): Match[] {
  if (profile.state?.active !== true || held.state?.active !== true) return [];
  if (!world.fits(candidate, profile.version, vacancy, held.version)) return [];
  return [{ candidate, vacancy, vacancyVersion: held.version, epoch: profile.state.epoch }];
}
