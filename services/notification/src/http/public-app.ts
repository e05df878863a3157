import { notificationPages, type Locale } from "@raakvlak/contracts";
import express from "express";
import type { Unsubscribe } from "../use-cases/unsubscribe.ts";
import { answerPage, questionPage, unknownPage } from "./unsubscribe-page.ts";
import { unsubscribeStyleHash } from "./unsubscribe-style.ts";

/** Far above what RFC 8058 posts. */
const bodyLimit = "4kb";

/** The link holds the token: no other site may learn it from a Referer, no cache may keep it. */
const headers = {
  "referrer-policy": "no-referrer",
  "cache-control": "no-store",
  "x-robots-tag": "noindex",
  "content-security-policy": `default-src 'none'; style-src ${unsubscribeStyleHash}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
};

/**
 * What mail programs and people reach without an account: POST unsubscribes without cookies, and answers when the refusal
 * is effective (RFC 8058); GET shows one button and changes nothing.
 */
export function configurePublicApp(unsubscribe: Unsubscribe): (app: express.Express) => void {
  return (app) => {
    app.get(notificationPages.showUnsubscribe.path, async (request, response) => {
      response.set(headers);
      const link = await unsubscribe.look(String(request.params["token"]));
      if (!link) return void response.status(404).send(unknownPage(preferred(request)));
      const { locale, refused } = link;
      response.send(refused ? answerPage(locale, refused) : questionPage(locale));
    });
    app.post(notificationPages.unsubscribe.path, readForm, async (request, response) => {
      response.set(headers);
      const token = String(request.params["token"]);
      // Mail programs send what List-Unsubscribe-Post says, or nothing; only our own page says so.
      const how =
        (request.body as { from?: unknown } | undefined)?.from === "page" ? "page" : "one-click";
      const answer = await unsubscribe.act(token, how);
      if (!answer) return void response.status(404).send(unknownPage(preferred(request)));
      const link = await unsubscribe.look(token);
      response.send(answerPage(link?.locale ?? preferred(request), answer));
    });
  };
}

/** A body that can not be read says nothing that is needed: the token alone decides. */
function readForm(
  request: express.Request,
  response: express.Response,
  next: express.NextFunction,
) {
  parseForm(request, response, () => next());
}

const parseForm = express.urlencoded({ extended: false, limit: bodyLimit });

function preferred(request: express.Request): Locale {
  return request.acceptsLanguages("nl", "en") === "en" ? "en" : "nl";
}
