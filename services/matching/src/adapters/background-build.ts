import type { Clock, Logger } from "@raakvlak/runtime";
import { OutOfRoom, type BlockIndex } from "../kernel/block-index.ts";
import type { RoomyIndex } from "../use-cases/index-room.ts";

interface Built {
  readonly profiles: Pick<RoomyIndex, "memory"> & Pick<BlockIndex, "wantsRebuild" | "rebuildPart">;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** So long a rebuild works before others have their turn. */
const portionMs = 5;

/** Builds the index in portions between everything else, where that pays. */
export function createBackgroundBuild({ profiles, clock, logger }: Built) {
  return async (signal: AbortSignal): Promise<void> => {
    if (!profiles.wantsRebuild()) return;
    const beganAtMs = clock.monotonicMs();
    try {
      while (!worksUntil(clock.monotonicMs() + portionMs)) {
        await clock.sleep(1, signal);
        // Given up for somebody who came and had no room, or already done by a question that could not wait.
        if (signal.aborted || !profiles.wantsRebuild()) return;
      }
      const durationMs = Math.round(clock.monotonicMs() - beganAtMs);
      logger.info("index-rebuilt", { durationMs });
    } catch (error) {
      if (!(error instanceof OutOfRoom)) throw error;
      logger.warn("index-rebuild-without-room", { bytes: profiles.memory().limitBytes });
    }
  };

  function worksUntil(ms: number): boolean {
    return profiles.rebuildPart(() => clock.monotonicMs() < ms);
  }
}
