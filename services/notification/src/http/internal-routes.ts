import { notificationRoutes } from "@raakvlak/contracts";
import { bindSubjectRoutes, type Subjects } from "@raakvlak/messaging";
import { bindRoute, httpProblem, type BoundRoute } from "@raakvlak/runtime";
import type { ListMessages } from "../use-cases/list-messages.ts";
import type { ReadRefusals } from "../use-cases/read-refusals.ts";
import type { Refuse } from "../use-cases/refuse.ts";
import type { Unsubscribe } from "../use-cases/unsubscribe.ts";

interface Needs {
  readonly refuse: Refuse;
  readonly readRefusals: ReadRefusals;
  readonly unsubscribe: Unsubscribe;
  readonly listMessages: ListMessages;
  readonly subjects: Subjects;
}

const unknownToken = httpProblem(404, "unknown-token", "This is not an unsubscribe link of ours");

/** What site, preference and operators may ask. */
export function createInternalRoutes(needs: Needs): BoundRoute[] {
  return [...refusalRoutes(needs), ...bindSubjectRoutes(notificationRoutes, needs.subjects)];
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
