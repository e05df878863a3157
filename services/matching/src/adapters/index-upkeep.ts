import type { Clock, Logger } from "@raakvlak/runtime";
import type { BlockIndex } from "../kernel/block-index.ts";
import type { IndexRoom, RoomyIndex } from "../use-cases/index-room.ts";
import { createBackgroundBuild } from "./background-build.ts";

interface Kept {
  readonly profiles: RoomyIndex & Pick<BlockIndex, "wantsRebuild" | "rebuildPart">;
  /** Reads the profiles' topic from the beginning, once; resolves when all that it held was taken. */
  readonly readAgain: (signal: AbortSignal) => Promise<void>;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface IndexUpkeep extends IndexRoom, AsyncDisposable {
  /** Builds now, in portions, unless there is nothing to build. */
  build(signal: AbortSignal): Promise<void>;
}

const lookEveryMs = 1_000;
/** Reading everything again pays when so large a share of the limit has become free. */
const worthReading = 1 / 64;
/** Nobody left, and still somebody may fit who is smaller: every so often it is tried without. */
const readAgainMs = 600_000;

/** Rebuilds the index when that pays, and brings it back to completeness when it was full and has room again. */
export function startIndexUpkeep({ profiles, readAgain, clock, logger }: Kept): IndexUpkeep {
  const build = createBackgroundBuild({ profiles, clock, logger });
  const fullness = createFullness({ profiles, readAgain, clock, logger });
  const look = async (signal: AbortSignal) => {
    await build(signal);
    await fullness.look(signal);
  };
  const looking = clock.every(lookEveryMs, look, {
    onError: (error) => logger.error("index-upkeep-failed", {}, error),
  });
  return {
    isComplete: fullness.isComplete,
    incompleteMs: fullness.incompleteMs,
    build,
    [Symbol.asyncDispose]: () => looking[Symbol.asyncDispose](),
  };
}

/** From the first record that was left out until all were read again and none was. */
function createFullness({ profiles, readAgain, clock, logger }: Kept) {
  let full: { sinceMs: number; triedMs: number; usedBytes: number } | undefined;

  function notice(): void {
    if (full !== undefined || profiles.leftOut() === 0) return;
    const { usedBytes, limitBytes } = profiles.memory();
    const nowMs = clock.monotonicMs();
    full = { sinceMs: nowMs, triedMs: nowMs, usedBytes };
    logger.error("index-out-of-room", { bytes: limitBytes, count: profiles.leftOut() });
  }

  return {
    isComplete: () => full === undefined && profiles.leftOut() === 0,
    incompleteMs() {
      notice();
      return full === undefined ? 0 : Math.max(1, clock.monotonicMs() - full.sinceMs);
    },
    async look(signal: AbortSignal): Promise<void> {
      notice();
      if (full === undefined || signal.aborted) return;
      const { usedBytes, limitBytes } = profiles.memory();
      const isFreed = full.usedBytes - usedBytes >= limitBytes * worthReading;
      if (!isFreed && clock.monotonicMs() - full.triedMs < readAgainMs) return;
      // Until this has gone well somebody may be missing, whatever is counted.
      full = { ...full, usedBytes: Number.POSITIVE_INFINITY };
      profiles.countAnew();
      await readAgain(signal);
      if (signal.aborted) return;
      const nowMs = clock.monotonicMs();
      if (profiles.leftOut() > 0) {
        full = { ...full, triedMs: nowMs, usedBytes: profiles.memory().usedBytes };
        return;
      }
      logger.info("index-complete-again", { durationMs: Math.round(nowMs - full.sinceMs) });
      full = undefined;
    },
  };
}
