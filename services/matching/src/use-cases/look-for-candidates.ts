import type { Match } from "@raakvlak/contracts";
import { createBatcher } from "@raakvlak/runtime";
import { matchOf } from "../domain/match-facts.ts";
import type { Model } from "../domain/model.ts";
import { dayOf } from "../domain/pair.ts";
import type { Fitting } from "../domain/scan.ts";
import type { IndexPositions } from "./index-positions.ts";
import type { MatchVacancyJob } from "./job-payloads.ts";
import type { MatchJob, MatchResult } from "./match-vacancy.ts";
import type { ProfileIndex } from "./profile-index.ts";
import type { IndexedVacancy, VacancyIndex } from "./vacancy-index.ts";

export interface LookingNeeds {
  readonly model: Model;
  readonly profiles: Pick<ProfileIndex, "alertSets" | "find">;
  readonly vacancies: Pick<VacancyIndex, "find">;
  readonly index: Pick<IndexPositions, "reached">;
  readonly now: () => Date;
  /** Whether the index answers several jobs at once faster than one after the other; else each is answered as it comes. */
  readonly isGathered?: boolean;
}

type VacancyJob = MatchJob<MatchVacancyJob>;
type Ended = { readonly ended: MatchResult };

/** What there is for a job at the moment at which the index is asked; what it throws is the job's own. */
export type LookForCandidates = (
  job: VacancyJob,
) => Promise<Ended | { readonly version: number; readonly facts: readonly Match[] }>;
type Looked = Awaited<ReturnType<LookForCandidates>>;

/** So many hold up everything else for no longer than few of the broadest take. */
const gatheredAtMost = 16;

export function createLookForCandidates(needs: LookingNeeds): LookForCandidates {
  const { profiles, vacancies, index, model } = needs;
  if (needs.isGathered !== true) return async (job) => first(lookFor([job]));
  const gather = createBatcher(lookForAll, gatheredAtMost);
  return async (job) => (await gather(job))();

  /** Everything that hangs on the index, in one go, so that no change comes in between. */
  function lookFor(jobs: readonly VacancyJob[]): Looked[] {
    const standing = jobs.map(standingOf);
    const asked = standing.flatMap((each) => ("ended" in each ? [] : [each.vacancy.vacancy]));
    const sets = profiles.alertSets(asked, { day: dayOf(needs.now()), model });
    return standing.map((each) => {
      if ("ended" in each) return each;
      const { vacancy, madeAt } = each;
      const facts = first(sets.splice(0, 1)).flatMap((found) => factOf(vacancy, found, madeAt));
      return { version: vacancy.version, facts };
    });
  }

  /** Where one of them can not be looked for the others are all the same (invariant 7). */
  async function lookForAll(jobs: readonly VacancyJob[]): Promise<(() => Looked)[]> {
    try {
      return lookFor(jobs).map((looked) => () => looked);
    } catch {
      return jobs.map((job) => () => first(lookFor([job])));
    }
  }

  function standingOf({
    payload,
    madeAt,
  }: VacancyJob): Ended | { readonly vacancy: IndexedVacancy; readonly madeAt: Date } {
    if (!index.reached(payload.after)) return { ended: { result: "index-behind" } };
    const vacancy = vacancies.find(payload.vacancyId);
    if (vacancy === undefined) return { ended: { result: "dropped", reason: "gone" } };
    if (vacancy.version > payload.version)
      return { ended: { result: "dropped", reason: "overtaken" } };
    return { vacancy, madeAt };
  }

  function factOf(vacancy: IndexedVacancy, found: Fitting, madeAt: Date): Match[] {
    const alertsEpoch = profiles.find(found.id)?.alertsEpoch;
    if (alertsEpoch === undefined) return [];
    const candidate = { candidateId: found.id, version: found.version, alertsEpoch };
    const circumstances = {
      model: model.version,
      cause: "vacancy",
      matchedAt: madeAt.toISOString(),
    } as const;
    return [matchOf(vacancy, candidate, found, circumstances)];
  }
}

function first<Item>([item]: readonly Item[]): Item {
  if (item === undefined) throw new Error("the index answered fewer vacancies than it was asked");
  return item;
}
