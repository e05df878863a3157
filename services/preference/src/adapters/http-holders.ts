import {
  ingestionRoutes,
  matchingRoutes,
  notificationRoutes,
  siteRoutes,
  type Holder,
  type PersonExport,
  type RefusalAnswer,
} from "@raakvlak/contracts";
import { createServiceClient, ServiceUnreachable } from "@raakvlak/runtime";
import type { ErasureReceipt } from "../domain/erasure-saga.ts";
import type { RefusalCounts } from "../use-cases/complete-grant.ts";
import type { NotificationDoor } from "../use-cases/refuse-alerts.ts";

interface Addresses {
  notificationUrl: string;
  matchingUrl: string;
  ingestionUrl: string;
  siteUrl: string;
  token: string;
}

/** All holders but this service itself. */
export type OtherHolder = Exclude<Holder, "preference">;

export interface HttpHolders extends RefusalCounts, NotificationDoor {
  /** Has one service erase a candidate; throws until it has given its receipt. */
  erase(candidateId: string, holder: OtherHolder): Promise<ErasureReceipt>;
  /** One service's part of an export; throws when it can not be asked. */
  exportAt(candidateId: string, holder: OtherHolder): Promise<PersonExport["parts"][number]>;
}

/** Export and erasure go through whole collections. */
const scanTimeoutMs = 25_000;

/** A refused call is a fault of ours (a wrong token, say): it is thrown with the answer's code, and tried again. */
function bodyOf<Body>(
  route: string,
  answer: { ok: true; body: Body } | { ok: false; problem: { code: string } },
): Body {
  if (answer.ok) return answer.body;
  throw new ServiceUnreachable(route, "failed", { detail: answer.problem.code });
}

/** The other services that hold something of a candidate, asked over HTTP. */
export function createHttpHolders(addresses: Addresses): HttpHolders {
  const { notificationUrl, matchingUrl, ingestionUrl, siteUrl, token } = addresses;
  const at = (baseUrl: string) => ({ baseUrl, token, timeoutMs: scanTimeoutMs });
  const notification = createServiceClient(notificationRoutes, { baseUrl: notificationUrl, token });
  const subjects = {
    notification: createServiceClient(notificationRoutes, at(notificationUrl)),
    matching: createServiceClient(matchingRoutes, at(matchingUrl)),
    ingestion: createServiceClient(ingestionRoutes, at(ingestionUrl)),
    site: createServiceClient(siteRoutes, at(siteUrl)),
  };
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
      const answer = await subjects[holder].eraseSubject({ params: { candidateId } });
      const { erasedAt, removed } = bodyOf(`${holder}.erase-subject`, answer);
      return { erasedAt, removed };
    },
    async exportAt(candidateId, holder) {
      const answer = await subjects[holder].exportSubject({ params: { candidateId } });
      return bodyOf(`${holder}.export-subject`, answer);
    },
  };
}
