import { notificationRoutes, type RefusalAnswer } from "@raakvlak/contracts";
import {
  bindRoute,
  createHealth,
  createLogger,
  createSystemClock,
  developmentToken,
  httpProblem,
  startInternalServer,
  type HttpListener,
} from "@raakvlak/runtime";

/** Tokens as long as real ones; what a link is about stands in it. */
export const linkTokens = {
  open: "k1.open-open-open-open",
  refused: "k1.refused-refused-refused",
  pending: "k1.pending-pending-pending",
  unknown: "k1.unknown-unknown-unknown",
} as const;

const refusal = (state: "done" | "pending"): RefusalAnswer => ({
  state,
  list: "alerts",
  refusals: 1,
  refusedThrough: 1,
  since: "2026-11-20T09:30:00.000Z",
});

/** Answers what the unsubscribe page asks, for pages in every state without the whole house behind them. */
export function startNotificationStandIn(): Promise<HttpListener> {
  const clock = createSystemClock();
  const unknown = httpProblem(404, "unknown-token", "This link is not known");
  return startInternalServer({
    name: "notification",
    host: "127.0.0.1",
    port: 0,
    tokens: { site: developmentToken("site") },
    health: createHealth(clock),
    logger: createLogger({ service: "notification", level: "silent" }),
    routes: [
      bindRoute(notificationRoutes.readUnsubscribe, async ({ params: { token } }) => {
        if (token === linkTokens.unknown) return unknown;
        const refused = token === linkTokens.refused ? refusal("done") : undefined;
        return { list: "alerts", locale: "nl", ...(refused && { refused }) } as const;
      }),
      bindRoute(notificationRoutes.unsubscribe, async ({ params: { token } }) =>
        token === linkTokens.unknown
          ? unknown
          : refusal(token === linkTokens.pending ? "pending" : "done"),
      ),
    ],
  });
}
