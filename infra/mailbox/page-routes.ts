import { Router, type Response } from "express";
import { z } from "zod";
import { listPage } from "./list-page.ts";
import type { CaughtMail, MailStore } from "./mail-store.ts";
import { messagePage, oneClickTarget } from "./message-page.ts";

const PAGE_SIZE = 50;

const querySchema = z.object({
  page: z.coerce.number().int().min(1).catch(1),
  to: z.string().trim().max(320).catch(""),
});

/** What a stranger's mail may do inside its frame: be styled and show pictures that it brought along. No script, no form, no request. */
const MAIL_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; sandbox allow-popups allow-popups-to-escape-sandbox";

/** The pages for people: the list, a mail, its HTML alone, its source. */
export function pageRoutes(store: MailStore): Router {
  const routes = Router();
  routes.get("/", async (request, response) => {
    const { page, to } = querySchema.parse(request.query);
    const found = store.list(to === "" ? {} : { to }).toReversed();
    const shown = found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
    const mails = await Promise.all(
      shown.map(async (mail) => ({ mail, summary: await store.summaryOf(mail) })),
    );
    sendPage(
      response,
      listPage({
        mails,
        total: found.length,
        page,
        pages: Math.ceil(found.length / PAGE_SIZE),
        to,
      }),
    );
  });
  routes.get(
    "/messages/:id",
    withMail(store, async (mail, response) => {
      const [summary, content] = await Promise.all([store.summaryOf(mail), store.contentOf(mail)]);
      sendPage(response, messagePage({ mail, summary, content }), oneClickTarget(summary)?.origin);
    }),
  );
  routes.get(
    "/messages/:id/html",
    withMail(store, async (mail, response) => {
      const { html } = await store.contentOf(mail);
      response
        .set("content-security-policy", MAIL_POLICY)
        .set("referrer-policy", "no-referrer")
        .type("html");
      response.send(`<base target="_blank">${html ?? ""}`);
    }),
  );
  routes.get(
    "/messages/:id/raw",
    withMail(store, (mail, response) => {
      response.type("text/plain").set("x-content-type-options", "nosniff").send(mail.raw);
    }),
  );
  return routes;
}

function withMail(
  store: MailStore,
  show: (mail: CaughtMail, response: Response) => void | Promise<void>,
) {
  return async (request: { params: { id: string } }, response: Response): Promise<void> => {
    const mail = store.get(Number(request.params.id));
    if (mail === undefined)
      response.status(404).type("text/plain").send("No such mail, or no longer kept.\n");
    else await show(mail, response);
  };
}

/** `formTarget`: the one foreign origin to which the page's form may post. */
function sendPage(response: Response, page: string, formTarget = ""): void {
  const policy = `default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; form-action 'self' ${formTarget}; base-uri 'none'; frame-ancestors 'none'`;
  response
    .set("content-security-policy", policy)
    .set("x-content-type-options", "nosniff")
    .set("referrer-policy", "no-referrer");
  response.type("html").send(page);
}
