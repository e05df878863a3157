import type { Logger } from "@raakvlak/runtime";
import { hasPurpose } from "../domain/has-purpose.ts";
import { mergePartialResults, topOf } from "../domain/ranking.ts";
import type { Fitting, Measure } from "../domain/scan.ts";
import type { ScoredVacancy } from "../domain/scored-vacancy.ts";
import { createBlockIndex, OutOfRoom, type BlockIndex } from "../kernel/block-index.ts";
import { isPlainUuid } from "../kernel/candidate-id.ts";
import { plainHost, type KernelHost } from "../kernel/kernel.ts";
import { createWasmHost } from "../kernel/wasm-host.ts";
import type { IndexMemory, RoomyIndex } from "../use-cases/index-room.ts";
import type { ProfileIndex } from "../use-cases/profile-index.ts";
import { createPlainProfileIndex } from "./plain-profile-index.ts";

export interface BlockProfileIndex
  extends
    ProfileIndex,
    RoomyIndex,
    AsyncDisposable,
    Pick<BlockIndex, "wantsRebuild" | "rebuildPart" | "image" | "takeNames" | "takeRecord"> {
  /** Why an image of it would not be all of it; undefined: it would. */
  notInImage(): string | undefined;
  heldIds(): string[];
}

interface Settings {
  readonly host?: KernelHost;
  /** How many look at the same time where several vacancies are asked about; by default the one that asks alone. */
  readonly threads?: number;
  /** Is told when one of them is lost, and the index does without. */
  readonly logger?: Pick<Logger, "error">;
  /** Everything that it takes of memory, a rebuild included, stays below. */
  readonly limitBytes?: number;
}

/**
 * The block index behind the port: finds and explains from blocks and records. The few profiles that its records have no
 * room for stand in a plain index beside it. Where memory has no room for a profile, its candidate is out of every result,
 * and counted as left out.
 */
export function createBlockProfileIndex({
  threads = 1,
  logger,
  host = createWasmHost({
    threads,
    onLost: (why) => logger?.error("index-thread-lost", {}, why),
  }) ?? plainHost,
  limitBytes,
}: Settings = {}): BlockProfileIndex {
  const index = createBlockIndex({ host, ...(limitBytes !== undefined && { limitBytes }) });
  const others = createPlainProfileIndex();
  const held = new Set<string>();
  let leftOut = 0;
  return {
    ...createChanges({ index, others, held }, () => {
      leftOut += 1;
    }),
    find: (candidateId) => index.find(candidateId) ?? others.find(candidateId),
    ...createSearch(index, others),
    sizes() {
      const beside = others.sizes();
      return {
        indexed: index.measures().profiles + beside.indexed,
        held: held.size + beside.held,
      };
    },
    memory: () => memoryOf(index),
    leftOut: () => leftOut,
    countAnew() {
      leftOut = 0;
    },
    isHeld: (candidateId) => held.has(candidateId),
    heldIds: () => [...held],
    notInImage() {
      if (leftOut > 0) return "out-of-room";
      const { indexed, held: onHold } = others.sizes();
      return indexed + onHold > 0 ? "profiles-beside-the-blocks" : undefined;
    },
    image: index.image,
    takeNames: index.takeNames,
    takeRecord(record) {
      try {
        index.takeRecord(record);
      } catch (error) {
        if (!(error instanceof OutOfRoom)) throw error;
        leftOut += 1;
      }
    },
    wantsRebuild: index.wantsRebuild,
    rebuildPart: index.rebuildPart,
    [Symbol.asyncDispose]: index.close,
  };
}

interface Places {
  readonly index: BlockIndex;
  readonly others: ProfileIndex;
  readonly held: Set<string>;
}

function createChanges(
  { index, others, held }: Places,
  onLeftOut: () => void,
): Pick<ProfileIndex, "put" | "remove" | "hold" | "forget"> {
  /** Takes whoever is held out, and leaves the version as it is. */
  function takeOut(candidateId: string): void {
    const version = index.versionOf(candidateId);
    if (version > 0) index.drop(candidateId, version);
    others.remove(candidateId, undefined);
  }

  /** What an older version said must not be found any more; the newer one is taken when it is read again. */
  function orLeaveOut(candidateId: string, change: () => void): void {
    try {
      change();
    } catch (error) {
      if (!(error instanceof OutOfRoom)) throw error;
      takeOut(candidateId);
      onLeftOut();
    }
  }

  return {
    put(profile) {
      const { candidateId, version } = profile;
      if (!isPlainUuid(candidateId)) return others.put(profile);
      if (version <= index.versionOf(candidateId)) return;
      held.delete(candidateId);
      others.remove(candidateId, undefined);
      orLeaveOut(candidateId, () => {
        if (!hasPurpose(profile)) index.drop(candidateId, version);
        else if (!index.put(profile)) {
          index.drop(candidateId, version);
          others.put(profile);
        }
      });
    },
    remove(candidateId, version) {
      if (!isPlainUuid(candidateId)) return others.remove(candidateId, version);
      if (version !== undefined && version <= index.versionOf(candidateId)) return;
      held.delete(candidateId);
      takeOut(candidateId);
      if (version !== undefined) orLeaveOut(candidateId, () => index.drop(candidateId, version));
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
      orLeaveOut(candidateId, () => index.drop(candidateId, Number.POSITIVE_INFINITY));
    },
  };
}

function memoryOf(index: BlockIndex): IndexMemory {
  const { bytes, usedBytes, rebuildingBytes, limitBytes, blocks, slots } = index.measures();
  return { heldBytes: bytes, usedBytes, rebuildingBytes, limitBytes, blocks, slots };
}

/** Answers from both places, with reasons. */
function createSearch(
  index: Pick<BlockIndex, "matchExplained" | "matchAllExplained">,
  others: ProfileIndex,
): Pick<ProfileIndex, "alertSet" | "alertSets" | "rank"> {
  function alertSets(vacancies: readonly ScoredVacancy[], measure: Measure): Fitting[][] {
    const found = index.matchAllExplained(vacancies, measure, { alerts: true });
    return found.map(({ alerts }, n) => {
      const more = others.alertSets(vacancies.slice(n, n + 1), measure).flat();
      return more.length === 0
        ? [...alerts]
        : topOf([...alerts, ...more], alerts.length + more.length);
    });
  }

  return {
    alertSet: (vacancy, measure) => alertSets([vacancy], measure).flat(),
    alertSets,
    rank(vacancy, measure, limit) {
      const wanted = { limit, alerts: false, counts: true };
      const { eligible = 0, best } = index.matchExplained(vacancy, measure, wanted);
      return mergePartialResults([{ eligible, best }, others.rank(vacancy, measure, limit)], limit);
    },
  };
}
