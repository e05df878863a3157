import { matchingRoutes, notificationRoutes, type RefusalAnswer } from "@raakvlak/contracts";
import { createServiceClient, ServiceUnreachable } from "@raakvlak/runtime";
import type { RefusalCounts } from "../use-cases/complete-grant.ts";
import type { Holder } from "../use-cases/erase-subject.ts";
import type { NotificationDoor } from "../use-cases/refuse-alerts.ts";

interface Addresses {
  notificationUrl: string;
  matchingUrl: string;
  token: string;
}

export interface Holders extends RefusalCounts, NotificationDoor {
  /** Has one service erase a candidate; throws until it has given its receipt. */
  erase(candidateId: string, holder: Holder): Promise<void>;
}

/** A refused call is a fault of ours (a wrong token, say): it is thrown with the answer's code, and tried again. */
function bodyOf<Body>(
  route: string,
  answer: { ok: true; body: Body } | { ok: false; problem: { code: string } },
): Body {
  if (answer.ok) return answer.body;
  throw new ServiceUnreachable(route, "failed", { detail: answer.problem.code });
}

/** The other services that hold something of a candidate, asked over HTTP. */
export function createHttpHolders({ notificationUrl, matchingUrl, token }: Addresses): Holders {
  const notification = createServiceClient(notificationRoutes, { baseUrl: notificationUrl, token });
  const matching = createServiceClient(matchingRoutes, { baseUrl: matchingUrl, token });
  return {
    async read(candidateId) {
      const { refusals } = bodyOf(
        notificationRoutes.getRefusals.id,
        await notification.getRefusals({ params: { candidateId } }),
      );
      const alerts = refusals.find(({ list }: RefusalAnswer) => list === "alerts");
      return { refusals: alerts?.refusals ?? 0, refusedThrough: alerts?.refusedThrough ?? 0 };
    },
    async refuse(candidateId, how) {
      return bodyOf(
        notificationRoutes.refuse.id,
        await notification.refuse({ params: { candidateId }, body: { list: "alerts", how } }),
      ).state;
    },
    async erase(candidateId, holder) {
      const client = holder === "matching" ? matching : notification;
      bodyOf(`${holder}.erase-subject`, await client.eraseSubject({ params: { candidateId } }));
    },
  };
}
