import type { Match } from "@raakvlak/contracts";
import { causeOfRun } from "../domain/cause-of-run.ts";
import { matchOf, type MatchCircumstances } from "../domain/match-facts.ts";
import type { Model } from "../domain/model.ts";
import { dayOf } from "../domain/pair.ts";
import type { Fitting, Measure } from "../domain/scan.ts";
import type { ErasedIds } from "./erased-ids.ts";
import type { IndexPositions } from "./index-positions.ts";
import type { MatchProfileJob } from "./job-payloads.ts";
import type { MatchBook } from "./match-book.ts";
import type { MatchJob, MatchResult } from "./match-vacancy.ts";
import type { IndexedProfile, ProfileIndex } from "./profile-index.ts";
import { runIdOf } from "./run-id.ts";
import type { RunSet, RunSets } from "./run-sets.ts";
import type { VacancyIndex } from "./vacancy-index.ts";
import { vacancyHash } from "./vacancy-hash.ts";

interface Needs {
  readonly model: Model;
  readonly profiles: Pick<ProfileIndex, "find" | "forget">;
  readonly vacancies: Pick<VacancyIndex, "alertsFor" | "find">;
  readonly index: Pick<IndexPositions, "reached">;
  readonly erased: Pick<ErasedIds, "among">;
  readonly runSets: RunSets;
  readonly matches: MatchBook;
  readonly now: () => Date;
}

type Alerted = IndexedProfile & { readonly alertsEpoch: number };
type FoundVacancy = Fitting & { readonly aliases: readonly string[] };

/**
 * Protocol C, steps 2 and 3, for a profile: the open vacancies that fit and that the candidate's last run in this alerts
 * epoch did not find, as one run. The run set is replaced only after the facts are stored: a crash in between repeats
 * facts and never loses one.
 */
export type MatchProfile = (job: MatchJob<MatchProfileJob>) => Promise<MatchResult>;

export function createMatchProfile(needs: Needs): MatchProfile {
  const { profiles, vacancies, index, runSets, matches, model } = needs;
  return async (job) => {
    const { candidateId, version, after } = job.payload;
    if (!index.reached(after)) return { result: "index-behind" };
    if (await isErased(candidateId)) return { result: "dropped", reason: "erased" };
    const held = profiles.find(candidateId);
    if (held === undefined) return { result: "dropped", reason: "gone" };
    if (held.version > version) return { result: "dropped", reason: "overtaken" };
    if (held.alertsEpoch === undefined) return { result: "dropped", reason: "no-alerts" };
    const stored = await run(job, { ...held, alertsEpoch: held.alertsEpoch });
    // Erased while it ran: the set that was just written goes again; after a crash here the job runs once more.
    await isErased(candidateId);
    return { result: "stored", matches: stored };
  };

  async function run(job: MatchJob<MatchProfileJob>, profile: Alerted): Promise<number> {
    const found = fittingNow(profile, vacancies, { day: dayOf(needs.now()), model });
    const last = await runSets.find(profile.candidateId);
    const fresh = found.filter((fitting) => !knows(last, profile.alertsEpoch, fitting));
    const facts = factsOf(profile, fresh, {
      model: model.version,
      cause: causeOfRun(profile, last),
      run: { id: runIdOf(job.id, fresh), size: fresh.length },
      matchedAt: job.madeAt.toISOString(),
    });
    if (facts.length > 0) await matches.store(facts, { job: job.id, version: profile.version });
    await runSets.replace({
      candidateId: profile.candidateId,
      profileVersion: profile.version,
      alertsEpoch: profile.alertsEpoch,
      editedAt: profile.editedAt,
      hashes: new Set(found.map(({ id, version }) => vacancyHash(id, version))),
    });
    return facts.length;
  }

  async function isErased(candidateId: string): Promise<boolean> {
    const marked = await needs.erased.among([candidateId]);
    if (!marked.has(candidateId)) return false;
    profiles.forget(candidateId);
    await runSets.remove(candidateId);
    return true;
  }
}

/** A run set of an earlier grant counts as empty: a new yes is a new start. */
function knows(last: RunSet | undefined, alertsEpoch: number, { id, version }: Fitting): boolean {
  return last?.alertsEpoch === alertsEpoch && last.hashes.has(vacancyHash(id, version));
}

/** In one go, without waiting for anything: the index moves on at every await. */
function fittingNow(
  { profile }: Alerted,
  vacancies: Needs["vacancies"],
  measure: Measure,
): FoundVacancy[] {
  return vacancies.alertsFor(profile, measure).map(({ id, version, score, reasons }) => {
    const aliases = vacancies.find(id)?.aliases ?? [];
    return { id, version, score, reasons, aliases };
  });
}

function factsOf(
  profile: Alerted,
  fresh: readonly FoundVacancy[],
  circumstances: MatchCircumstances,
): Match[] {
  return fresh.map((found) => {
    const { id: vacancyId, version, aliases } = found;
    return matchOf({ vacancyId, version, aliases }, profile, found, circumstances);
  });
}
