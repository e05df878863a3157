import { Router } from "express";
import { z } from "zod";
import type { CaughtMail, MailFilter, MailStore } from "./mail-store.ts";
import type { MailSummary } from "./read-mail.ts";

/** A mail in the list of `GET /api/messages`. */
export interface ListedMail extends MailSummary {
  id: number;
  /** When its last byte had come in, before it was acknowledged: ISO 8601, UTC, with milliseconds. */
  receivedAt: string;
  /** The addresses of the envelope. */
  sender: string;
  recipients: string[];
  bytes: number;
}

const filterSchema = z.object({
  since: z.coerce.date().optional(),
  after: z.coerce.number().int().min(0).optional(),
  to: z.string().min(1).max(320).optional(),
  limit: z.coerce.number().int().min(1).max(100_000).default(100_000),
});

/**
 * GET / lists mails, the oldest first, by `since` (a moment, inclusive), `after` (an id), `to` (an address) and `limit`; GET /:id gives all
 * of one; DELETE / forgets all.
 */
export function apiRoutes(store: MailStore): Router {
  const routes = Router();
  routes.get("/", async (request, response) => {
    const parsed = filterSchema.safeParse(request.query);
    if (!parsed.success) {
      response.status(400).json({
        errors: parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`),
      });
      return;
    }
    const { limit, ...filter } = parsed.data;
    const found = store.list(filter as MailFilter);
    const messages = await Promise.all(found.slice(0, limit).map((mail) => listed(store, mail)));
    response.json({ total: found.length, messages });
  });
  routes.get("/:id", async (request, response) => {
    const mail = store.get(Number(request.params.id));
    if (mail === undefined) {
      response.status(404).json({ errors: ["no such mail, or no longer kept"] });
      return;
    }
    response.json({
      ...(await listed(store, mail)),
      ...(await store.contentOf(mail)),
      raw: mail.raw.toString("latin1"),
    });
  });
  routes.delete("/", (_request, response) => {
    store.clear();
    response.status(204).end();
  });
  return routes;
}

async function listed(store: MailStore, mail: CaughtMail): Promise<ListedMail> {
  return {
    id: mail.id,
    receivedAt: mail.receivedAt.toISOString(),
    sender: mail.sender,
    recipients: mail.recipients,
    bytes: mail.raw.length,
    ...(await store.summaryOf(mail)),
  };
}
