import { hasPurpose } from "../domain/has-purpose.ts";
import { mergePartialResults, topOf } from "../domain/ranking.ts";
import type { Fitting, Measure } from "../domain/scan.ts";
import { score } from "../domain/score.ts";
import type { ScoredVacancy } from "../domain/scored-vacancy.ts";
import { createBlockIndex, type BlockIndex, type Hit } from "../kernel/block-index.ts";
import { isPlainUuid } from "../kernel/candidate-id.ts";
import { plainHost, type KernelHost } from "../kernel/kernel.ts";
import { createWasmHost } from "../kernel/wasm-host.ts";
import type { ProfileIndex } from "../use-cases/profile-index.ts";
import { createPlainProfileIndex } from "./plain-profile-index.ts";

/**
 * The block index behind the port: finds by blocks, and lets the domain say why. The few profiles that its records have no
 * room for stand in a plain index beside it.
 */
export function createBlockProfileIndex(
  host: KernelHost = createWasmHost() ?? plainHost,
): ProfileIndex {
  const index = createBlockIndex({ host });
  const others = createPlainProfileIndex();
  const held = new Set<string>();

  /** Takes whoever is held out, and leaves the version as it is. */
  function takeOut(candidateId: string): void {
    const version = index.versionOf(candidateId);
    if (version > 0) index.drop(candidateId, version);
    others.remove(candidateId, undefined);
  }

  return {
    put(profile) {
      const { candidateId, version } = profile;
      if (!isPlainUuid(candidateId)) return others.put(profile);
      if (version <= index.versionOf(candidateId)) return;
      held.delete(candidateId);
      others.remove(candidateId, undefined);
      if (!hasPurpose(profile)) index.drop(candidateId, version);
      else if (!index.put(profile)) {
        index.drop(candidateId, version);
        others.put(profile);
      }
    },
    remove(candidateId, version) {
      if (!isPlainUuid(candidateId)) return others.remove(candidateId, version);
      if (version !== undefined && version <= index.versionOf(candidateId)) return;
      held.delete(candidateId);
      takeOut(candidateId);
      if (version !== undefined) index.drop(candidateId, version);
    },
    hold(candidateId) {
      if (!isPlainUuid(candidateId)) return others.hold(candidateId);
      takeOut(candidateId);
      held.add(candidateId);
    },
    forget(candidateId) {
      others.forget(candidateId);
      if (!isPlainUuid(candidateId)) return;
      held.delete(candidateId);
      index.drop(candidateId, Number.POSITIVE_INFINITY);
    },
    find: (candidateId) => index.find(candidateId) ?? others.find(candidateId),
    ...createSearch(index, others),
    sizes() {
      const beside = others.sizes();
      return {
        indexed: index.measures().profiles + beside.indexed,
        held: held.size + beside.held,
      };
    },
  };
}

/** Answers from both places, with the domain's reasons. */
function createSearch(
  index: Pick<BlockIndex, "match" | "find">,
  others: ProfileIndex,
): Pick<ProfileIndex, "alertSet" | "rank"> {
  function fittingOf(vacancy: ScoredVacancy, measure: Measure) {
    return ({ id, version, score: points }: Hit): Fitting => {
      const profile = index.find(id)?.profile;
      if (profile === undefined) throw new Error("the index found whom it does not hold");
      // The purpose is no part of the score.
      const { reasons } = score({ profile, vacancy, purpose: "alerts", ...measure });
      return { id, version, score: points, reasons };
    };
  }
  return {
    alertSet(vacancy, measure) {
      const { alerts } = index.match(vacancy, measure, { alerts: true });
      const found = alerts.map(fittingOf(vacancy, measure));
      const more = others.alertSet(vacancy, measure);
      return more.length === 0 ? found : topOf([...found, ...more], found.length + more.length);
    },
    rank(vacancy, measure, limit) {
      const { eligible, best } = index.match(vacancy, measure, { limit, alerts: false });
      const found = { eligible, best: best.map(fittingOf(vacancy, measure)) };
      return mergePartialResults([found, others.rank(vacancy, measure, limit)], limit);
    },
  };
}
