import type { Profile, Vacancy } from "@raakvlak/contracts";
import { hasPurpose } from "../domain/has-purpose.ts";
import type { Model } from "../domain/model.ts";
import { currentModel } from "../domain/models.ts";
import { dayOf } from "../domain/pair.ts";
import type { Fitting } from "../domain/scan.ts";
import { scoredVacancyOf, type RelatedOccupations } from "../domain/scored-vacancy.ts";
import { createBlockIndex, type BlockIndex, type Found } from "./block-index.ts";
import { plainHost } from "./kernel.ts";
import type { Wanted } from "./question.ts";
import { createWasmHost } from "./wasm-host.ts";

export type { Found } from "./block-index.ts";

/** The block index for those who measure it: asked with facts of the contracts, as the oracle is. */
export interface Engine extends Pick<
  BlockIndex,
  "rebuild" | "rebuildPart" | "wantsRebuild" | "measures" | "handleOf" | "close"
> {
  /** Without any purpose only the version is remembered, as a worker does. */
  put(profile: Profile): void;
  /** A vacancy in the form that `match` takes: what a worker does once for a vacancy, not for each question. */
  prepare(vacancy: Vacancy): PreparedVacancy;
  match(vacancy: PreparedVacancy, now: Date, wanted: Wanted): Found;
  /** The same answer, when nobody but these can fit: for peers that find candidates another way. */
  matchAmong(vacancy: PreparedVacancy, now: Date, wanted: Wanted, candidates: Int32Array): Found;
  /** The same answer with reasons, as a worker tells it. */
  matchExplained(vacancy: PreparedVacancy, now: Date, wanted: Wanted): Found<Fitting>;
  /** Of each what `match` answers, by all threads. */
  matchAll(vacancies: readonly PreparedVacancy[], now: Date, wanted: Wanted): Found[];
}

export type PreparedVacancy = ReturnType<typeof scoredVacancyOf>;

const kernels = {
  plain: () => plainHost,
  wasm: (threads: number) => createWasmHost({ threads }),
};

interface Options {
  readonly model?: Model;
  /** How many look at the same time; the plain kernel knows but one. */
  readonly threads?: number;
}

export function createEngine(
  related: RelatedOccupations,
  kernel: keyof typeof kernels,
  { model = currentModel, threads = 1 }: Options = {},
): Engine {
  const host = kernels[kernel](threads);
  if (host === undefined) throw new Error(`this platform has no ${kernel} kernel`);
  const index = createBlockIndex({ host });
  return {
    put(profile) {
      if (!hasPurpose(profile)) index.drop(profile.candidateId, profile.version);
      else if (!index.put(profile)) throw new Error("a record has no room for this profile");
    },
    rebuild: index.rebuild,
    rebuildPart: index.rebuildPart,
    wantsRebuild: index.wantsRebuild,
    measures: index.measures,
    handleOf: index.handleOf,
    prepare: (vacancy) => scoredVacancyOf(vacancy, related),
    match: (vacancy, now, wanted) => index.match(vacancy, { day: dayOf(now), model }, wanted),
    matchAmong: (vacancy, now, wanted, candidates) =>
      index.matchAmong(vacancy, { day: dayOf(now), model }, wanted, candidates),
    matchAll: (vacancies, now, wanted) =>
      index.matchAll(vacancies, { day: dayOf(now), model }, wanted),
    close: index.close,
    matchExplained: (vacancy, now, wanted) =>
      index.matchExplained(vacancy, { day: dayOf(now), model }, wanted),
  };
}
