import { notificationRoutes } from "@raakvlak/contracts";
import { bindRoute, httpProblem, type BoundRoute } from "@raakvlak/runtime";
import type { EraseSubject } from "../use-cases/erase-subject.ts";
import type { ListMessages } from "../use-cases/list-messages.ts";
import type { ReadRefusals } from "../use-cases/read-refusals.ts";
import type { Refuse } from "../use-cases/refuse.ts";
import type { SubjectHoldings } from "../use-cases/subject-holdings.ts";
import type { Unsubscribe } from "../use-cases/unsubscribe.ts";

interface Needs {
  readonly refuse: Refuse;
  readonly readRefusals: ReadRefusals;
  readonly unsubscribe: Unsubscribe;
  readonly listMessages: ListMessages;
  readonly eraseSubject: EraseSubject;
  readonly holdings: SubjectHoldings;
}

const unknownToken = httpProblem(404, "unknown-token", "This is not an unsubscribe link of ours");

/** What site, preference and operators may ask. */
export function createInternalRoutes(needs: Needs): BoundRoute[] {
  return [...refusalRoutes(needs), ...subjectRoutes(needs)];
}

function refusalRoutes({ refuse, readRefusals, unsubscribe, listMessages }: Needs): BoundRoute[] {
  return [
    bindRoute(notificationRoutes.getRefusals, async ({ params: { candidateId } }) => ({
      refusals: await readRefusals(candidateId),
    })),
    bindRoute(notificationRoutes.refuse, async ({ params: { candidateId }, body }) =>
      refuse(candidateId, body.list, body.how),
    ),
    bindRoute(notificationRoutes.readUnsubscribe, async ({ params: { token } }) => {
      const link = await unsubscribe.look(token);
      if (!link) return unknownToken;
      const { list, locale, refused } = link;
      return { list, locale, ...(refused && { refused }) };
    }),
    bindRoute(
      notificationRoutes.unsubscribe,
      async ({ params: { token } }) => (await unsubscribe.act(token, "page")) ?? unknownToken,
    ),
    bindRoute(notificationRoutes.listMessages, async ({ params: { candidateId } }) => ({
      messages: await listMessages(candidateId),
    })),
  ];
}

function subjectRoutes({ eraseSubject, holdings }: Needs): BoundRoute[] {
  return [
    bindRoute(notificationRoutes.exportSubject, async ({ params: { candidateId } }) => ({
      service: "notification",
      candidateId,
      holdings: await holdings.read(candidateId),
    })),
    bindRoute(notificationRoutes.eraseSubject, async ({ params: { candidateId } }) => {
      const erasure = await eraseSubject(candidateId);
      if (erasure.kind === "pending")
        return httpProblem(409, "message-under-way", "A message is being handed over: ask again");
      const { removed, at } = erasure;
      return { service: "notification", candidateId, erasedAt: at.toISOString(), removed };
    }),
  ];
}
