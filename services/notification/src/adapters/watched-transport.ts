import { type Clock, metrics, spanInEachTrace } from "@raakvlak/runtime";
import type { MailServer, MailTransport } from "../use-cases/mail-transport.ts";

const latencies = metrics.histogram("raakvlak_mail_latency_seconds");
const overdue = metrics.histogram("raakvlak_mail_overdue_seconds");
const secondsSince = (then: Date, nowMs: number) => Math.max(0, nowMs - then.getTime()) / 1_000;

/**
 * Shows each mail in the trace of every vacancy that it tells of, and measures how old that news is when it is accepted,
 * and how much later than the candidate's own rules asked for.
 */
export function createWatchedTransport(server: MailServer, clock: Clock): MailTransport {
  return {
    handOver: (mail, enter, facts) => {
      const { kind, dueAt, vacancies } = facts;
      const traceparents = vacancies.flatMap(({ traceparent }) => traceparent ?? []);
      const attributes = {
        "raakvlak.mail.kind": kind,
        "raakvlak.mail.vacancies": vacancies.length,
      };
      const work = { name: "mail", kind: "client", attributes, traceparents } as const;
      return spanInEachTrace({ ...work, within: "the-active-trace" }, async () => {
        const outcome = await server.handOver(mail, enter);
        if (outcome.kind !== "accepted") return outcome;
        const nowMs = clock.now().getTime();
        overdue.record(secondsSince(dueAt, nowMs), { kind });
        for (const { newsSince } of vacancies)
          if (newsSince) latencies.record(secondsSince(newsSince, nowMs), { kind });
        return outcome;
      });
    },
  };
}
