import { notificationRoutes } from "@raakvlak/contracts";
import { createServiceClient, ServiceUnreachable } from "@raakvlak/runtime";
import type { UnsubscribeLink, UnsubscribeOutcome } from "../../app/site-context.ts";

export interface UnsubscribeDoor {
  readUnsubscribeLink(token: string): Promise<UnsubscribeLink>;
  unsubscribe(token: string): Promise<UnsubscribeOutcome>;
}

async function orUnreachable<Answer>(
  ask: () => Promise<Answer>,
): Promise<Answer | { state: "unreachable" }> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ServiceUnreachable) return { state: "unreachable" };
    throw error;
  }
}

/** Notification alone decides refusals: the site only asks it, and says so when it can not. */
export function createHttpNotification(options: {
  baseUrl: string;
  token: string;
}): UnsubscribeDoor {
  const notification = createServiceClient(notificationRoutes, options);
  return {
    readUnsubscribeLink: (token) =>
      orUnreachable(async () => {
        const answer = await notification.readUnsubscribe({ params: { token } });
        if (!answer.ok) return { state: "invalid" } as const;
        return {
          state: "known",
          locale: answer.body.locale,
          refused: answer.body.refused,
        } as const;
      }),
    unsubscribe: (token) =>
      orUnreachable(async () => {
        const answer = await notification.unsubscribe({ params: { token } });
        return answer.ok
          ? ({ state: "refused", answer: answer.body } as const)
          : ({ state: "invalid" } as const);
      }),
  };
}
