import type { Reason } from "@raakvlak/contracts";
import { expect, test } from "vitest";
import { reasonSentence } from "./reason-sentence.ts";

const said: [Reason, nl: string, en: string][] = [
  [
    {
      code: "distance",
      contribution: 100,
      values: { km: 12, from: "Bunnik", remote: false },
    },
    "12 km van een plaats die de kandidaat koos",
    "12 km from a place that the candidate chose",
  ],
  [
    { code: "interest", contribution: 100, values: { concepts: ["sector:software"] } },
    "Toonde eerder belangstelling voor werk als dit",
    "Showed interest in work like this before",
  ],
  [
    {
      code: "experience",
      contribution: 100,
      values: { seniority: { asked: 4, has: 3 } },
    },
    "Niveau medior, gevraagd is senior",
    "Level mid-level, asked for is senior",
  ],
  [
    {
      code: "skills",
      contribution: 100,
      values: { matched: [], mustAsked: 2, mustMatched: 1, niceAsked: 0, niceMatched: 0 },
    },
    "Vaardigheden (1 van 2 gevraagd) die hier van pas komen",
    "Skills (1 of 2 asked for) that are useful here",
  ],
];

test.each(said)(
  "%j is said of the candidate, without where and what they looked at",
  (reason, nl, en) => {
    const plain = (text: string) => text.replaceAll("\u00a0", " ");
    expect(plain(reasonSentence(reason, "nl", "recruiter"))).toBe(nl);
    expect(plain(reasonSentence(reason, "en", "recruiter"))).toBe(en);
  },
);
