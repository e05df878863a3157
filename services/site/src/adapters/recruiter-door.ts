import { readBasic, type CallerFinder } from "@raakvlak/runtime";
import type express from "express";
import type { AttemptLimit } from "../domain/attempt-limit.ts";

interface Needs {
  readonly findCaller: CallerFinder;
  readonly attempts: AttemptLimit;
}

const words =
  "Voor recruiters: meld je aan met het wachtwoord.\nFor recruiters: sign in with the password.\n";

/**
 * Lets in whoever gives the operator's token as password (HTTP Basic, RFC 7617; any user name), compared in constant time.
 * Who fails too often from one address waits. The token is in no address, and nothing of these pages is kept by caches.
 */
export function createRecruiterDoor({ findCaller, attempts }: Needs): express.RequestHandler {
  return (request, response, next) => {
    response.set({
      "cache-control": "no-store",
      "x-robots-tag": "noindex",
      "referrer-policy": "same-origin",
    });
    const who = request.ip ?? "unknown";
    const waitMs = attempts.waitMs(who);
    if (waitMs > 0) {
      response.set("retry-after", String(Math.ceil(waitMs / 1_000)));
      return void response.status(429).type("text/plain").send(words);
    }
    const { authorization } = request.headers;
    const password = readBasic(authorization)?.password;
    if (password !== undefined && findCaller(`Bearer ${password}`) === "operator") return next();
    // A browser's first request has none: that is a question, not an attempt.
    if (authorization !== undefined) attempts.failed(who);
    response.set("www-authenticate", 'Basic realm="Raakvlak recruiters", charset="UTF-8"');
    response.status(401).type("text/plain").send(words);
  };
}
