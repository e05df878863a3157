import type { Cadence, Grant } from "@raakvlak/contracts";
import { describe, expect, it } from "vitest";
import type { Pair } from "./pair.ts";
import { admit, decidePair, toldBy } from "./placement.ts";
import { emptyRecipient, type Recipient } from "./recipient.ts";
import { newRow, type Row } from "./row.ts";
import type { RowState } from "./row-states.ts";
import type { Slot } from "./slot.ts";
import type { VacancyView } from "./vacancy-view.ts";

const now = new Date("2026-11-24T09:00:00.000Z");
const later = new Date("2026-11-25T07:00:00.000Z");
const candidateId = "3f1e6f0a-7c1b-4b53-9a55-0c4b7c1f2d10";
const match = { vacancyVersion: 2, alertsEpoch: 2 };

const granted = (epoch: number, carriedRefusals: number): Grant => ({
  state: "granted",
  epoch,
  carriedRefusals,
  grantedAt: "2026-11-01T09:00:00.000Z",
  wordingVersion: "1",
  how: "page",
});
function recipient(alerts: Grant | undefined, more: Partial<Recipient> = {}): Recipient {
  const grants = alerts ? { alerts } : {};
  const cadence: Cadence = { kind: "instant", hour: 8, weekdays: [] };
  const who = { candidateId, version: 3, address: "noor@voorbeeld.test", locale: "nl" } as const;
  const subscription = { ...who, timeZone: "Europe/Amsterdam", cadence, grants };
  const refusals = { count: 1, refusedThrough: 1, announced: 1 };
  return { ...emptyRecipient(candidateId), version: 3, refusals, subscription, ...more };
}
const vacancy = (more: Partial<VacancyView> = {}): VacancyView => ({
  vacancyId: "v",
  version: 2,
  status: "open",
  aliases: [],
  ...more,
});
const good = recipient(granted(2, 1));
const { subscription: _ended, ...tombstone } = good;

describe("a match is admitted", () => {
  it.each<[string, Recipient | undefined, VacancyView | undefined, string]>([
    ["when grant and vacancy are held", good, vacancy(), "admitted"],
    ["when the vacancy is held newer", good, vacancy({ version: 5 }), "admitted"],
    ["later: the candidate is not known yet", undefined, vacancy(), "wait candidate-ahead"],
    [
      "later: only a refusal is known of them",
      emptyRecipient(candidateId),
      vacancy(),
      "wait candidate-ahead",
    ],
    ["later: the grant has not arrived", recipient(granted(1, 0)), vacancy(), "wait grant-ahead"],
    ["later: no grant has arrived at all", recipient(undefined), vacancy(), "wait grant-ahead"],
    [
      "later: the newest subscription could not be read",
      { ...good, onHold: true },
      vacancy(),
      "wait candidate-on-hold",
    ],
    ["later: the vacancy is not known yet", good, undefined, "wait vacancy-ahead"],
    ["later: the vacancy is held older", good, vacancy({ version: 1 }), "wait vacancy-ahead"],
    [
      "never: the grant ended",
      recipient({ state: "ended", epoch: 2 }),
      vacancy(),
      "drop not-granted",
    ],
    ["never: it was refused since", recipient(granted(2, 0)), vacancy(), "drop not-granted"],
    ["never: a newer grant stands", recipient(granted(3, 1)), vacancy(), "drop not-granted"],
    ["never: the person is gone", tombstone, vacancy(), "drop not-granted"],
    ["never: the vacancy closed", good, vacancy({ status: "closed" }), "drop vacancy-closed"],
    ["never: the vacancy is gone", good, vacancy({ status: "gone" }), "drop vacancy-gone"],
    ["never: it was merged", good, vacancy({ mergedInto: "w" }), "drop vacancy-merged"],
    [
      "never: merged, before its own record came",
      good,
      vacancy({ version: 0, mergedInto: "w" }),
      "drop vacancy-merged",
    ],
  ])("%s", (...[, held, view, expected]) => {
    const admission = admit(match, held, view);
    const reason = "reason" in admission ? ` ${admission.reason}` : "";
    expect(`${admission.kind}${reason}`).toBe(expected);
  });

  it("never when the candidate hid the vacancy", () => {
    const { subscription } = good;
    if (!subscription) throw new Error("a subscription");
    const hiding = { ...good, subscription: { ...subscription, hiddenVacancies: ["v"] } };
    expect(admit(match, hiding, vacancy())).toEqual({ kind: "drop", reason: "vacancy-hidden" });
  });
});

function slot(more: Partial<Slot> = {}): Slot {
  return { kind: "instant", epoch: 2, key: "v.0", dueAt: later, ...more };
}
function pair(more: Partial<Pair> = {}): Pair {
  const fit = { score: 5_000, reasons: [], vacancyVersion: 2, profileVersion: 1, model: "m" };
  const about = { candidateId, vacancyId: "v", attempt: 0, slot: slot(), rowId: "r" };
  return { ...about, carriedBefore: false, match: { ...fit, cause: "vacancy" }, ...more };
}
function row(state: RowState, more: Partial<Row> = {}): Row {
  const planned = newRow({ id: "r", candidateId, slot: slot() }, now);
  return { ...planned, state, joiners: [{ vacancyId: "v", attempt: 0 }], ...more };
}

describe("told", () => {
  const mailed = { mailed: ["v"] };
  it.each<[string, Row | undefined, string]>([
    ["no message", undefined, "no"],
    ["planned", row("planned"), "no"],
    ["claimed", row("claimed"), "waiting"],
    ["handing", row("handing", mailed), "waiting"],
    ["claimed without it", row("claimed", { joiners: [] }), "no"],
    ["sent", row("sent", mailed), "told"],
    ["uncertain", row("uncertain", mailed), "told"],
    ["sent as covered", row("sent", { covered: ["v"] }), "told"],
    ["empty, covered", row("empty", { covered: ["v"] }), "told"],
    ["sent without it", row("sent", { leftOut: [{ vacancyId: "v", why: "closed" }] }), "no"],
    ["failed", row("failed", mailed), "no"],
    ["suppressed", row("suppressed"), "no"],
  ])("%s: %s", (...[, held, expected]) => {
    expect(toldBy([{ pair: pair(), row: held }])).toBe(expected);
  });

  it("under an alias counts, and outweighs what is under way", () => {
    const alias = {
      pair: pair({ vacancyId: "w", rowId: "s" }),
      row: row("sent", { mailed: ["w"] }),
    };
    expect(toldBy([{ pair: pair(), row: row("claimed") }, alias])).toBe("told");
  });
});

describe("a pair that is not told", () => {
  const move = { kind: "move", endOld: false, carried: { before: false, now: false } };
  const endAndMove = { ...move, endOld: true };
  const quota = { carried: [{ vacancyId: "v", attempt: 0, why: "quota" as const }] };
  it.each<[string, Partial<Pair>, Row | undefined, object]>([
    ["joins its slot when that is ahead and unwritten", {}, undefined, { kind: "join" }],
    [
      "moves from a past slot that was never written",
      { slot: slot({ dueAt: now }) },
      undefined,
      endAndMove,
    ],
    [
      "moves from an older grant's slot, written or not",
      { slot: slot({ epoch: 1 }) },
      undefined,
      endAndMove,
    ],
    [
      "moves from an older grant's planned message, which ends",
      { slot: slot({ epoch: 1 }) },
      row("planned"),
      endAndMove,
    ],
    [
      "stays where a newer grant put it",
      { slot: slot({ epoch: 3 }) },
      row("planned"),
      { kind: "older-grant" },
    ],
    ["stays in the planned message that lists it", {}, row("planned"), { kind: "joined" }],
    [
      "stays in a message that is tried again",
      {},
      row("planned", { fence: 1 }),
      { kind: "joined" },
    ],
    ["joins the planned message of its slot", { attempt: 1 }, row("planned"), { kind: "join" }],
    [
      "moves when that was claimed before it joined",
      { attempt: 1 },
      row("planned", { fence: 1 }),
      move,
    ],
    ["moves when it was left out", {}, row("sent", { mailed: ["w"] }), move],
    ["moves when nothing was sent", {}, row("empty"), move],
    ["moves after a refusal when a new grant matched it", {}, row("suppressed"), move],
    [
      "moves to the next day when the day was full",
      {},
      row("sent", quota),
      { ...move, carried: { before: true, now: true } },
    ],
    [
      "stays with an address that refused it",
      {},
      row("failed", { addressMark: "m", mailed: ["v"] }),
      { kind: "accepted-end" },
    ],
    [
      "moves to an address that has changed",
      {},
      row("failed", { addressMark: "x", mailed: ["v"] }),
      move,
    ],
  ])("%s", (...[, changed, held, expected]) => {
    const context = { epoch: 2, now, addressMark: "m" };
    expect(decidePair({ pair: pair(changed), row: held }, context)).toEqual(expected);
  });
});
