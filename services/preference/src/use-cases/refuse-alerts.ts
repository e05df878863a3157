export interface NotificationDoor {
  /** Notification alone decides refusals: `done` when nothing is on its way any more. Throws when it can not be asked. */
  refuse(candidateId: string, how: "site" | "erasure"): Promise<"done" | "pending">;
}

interface Needs {
  notification: NotificationDoor;
  toRefuse: {
    remember(candidateId: string): Promise<void>;
    done(candidateId: string): Promise<void>;
  };
  isUnreachable: (error: unknown) => boolean;
}

export type RefuseAlerts = (candidateId: string) => Promise<"done" | "pending">;

/**
 * Asks notification to stop, before anything else happens. Whoever can not reach it says "pending", and a due job asks
 * on until notification has answered (protocol E2).
 */
export function createRefuseAlerts({ notification, toRefuse, isUnreachable }: Needs): RefuseAlerts {
  return async (candidateId) => {
    await toRefuse.remember(candidateId);
    try {
      const state = await notification.refuse(candidateId, "site");
      await toRefuse.done(candidateId);
      return state;
    } catch (error) {
      if (!isUnreachable(error)) throw error;
      return "pending";
    }
  };
}
