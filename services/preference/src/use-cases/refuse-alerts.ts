export interface NotificationDoor {
  /** Notification alone decides refusals: `done` when nothing is on its way any more. Throws when it can not be asked. */
  refuse(candidateId: string, how: "site" | "erasure"): Promise<"done" | "pending">;
}

interface Needs {
  notification: NotificationDoor;
  toRefuse: {
    remember(candidateId: string, how: "site" | "erasure"): Promise<void>;
    done(candidateId: string, how: "site" | "erasure"): Promise<void>;
  };
  isUnreachable: (error: unknown) => boolean;
}

export type RefuseAlerts = (
  candidateId: string,
  how: "site" | "erasure",
) => Promise<"done" | "pending">;

/**
 * Asks notification to stop, before anything else happens. Whoever can not reach it says "pending", and a due job asks
 * on until notification has answered (protocol E2).
 */
export function createRefuseAlerts({ notification, toRefuse, isUnreachable }: Needs): RefuseAlerts {
  return async (candidateId, how) => {
    await toRefuse.remember(candidateId, how);
    try {
      const state = await notification.refuse(candidateId, how);
      await toRefuse.done(candidateId, how);
      return state;
    } catch (error) {
      if (!isUnreachable(error)) throw error;
      return "pending";
    }
  };
}
