import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  completeGrant,
  confirmConsent,
  hearRefusal,
  requestConsent,
  withdrawConsent,
  type ConsentRecord,
} from "./consent.ts";

const decision = (at: string) => ({ wordingVersion: "2026-02", how: "registration", at });
const first = "2026-03-01T10:00:00.000Z";
const later = "2026-03-01T11:00:00.000Z";
const awaiting = requestConsent(undefined, "alerts", decision(first)) as ConsentRecord;
const confirmed = confirmConsent(awaiting, 1, later) as ConsentRecord;
const granted = completeGrant(
  confirmed,
  { refusals: 0, refusedThrough: 0 },
  later,
) as ConsentRecord;

describe("double opt-in of alerts", () => {
  test("a request waits for the mailed link, the link for notification's count, then the grant stands", () => {
    expect([awaiting.state, confirmed.state, granted.state]).toEqual([
      "awaiting-confirmation",
      "awaiting-notification",
      "granted",
    ]);
    expect(granted.history.map((entry) => [entry.state, entry.at, entry.how])).toEqual([
      ["awaiting-confirmation", first, "registration"],
      ["awaiting-notification", later, "confirmation-mail"],
      ["granted", later, "confirmation-mail"],
    ]);
  });

  test("the grant gets an epoch above everything refused and carries the count", () => {
    expect(completeGrant(confirmed, { refusals: 3, refusedThrough: 5 }, later)).toMatchObject({
      epoch: 6,
      carriedRefusals: 3,
      grantedAt: later,
    });
  });

  test.each([
    ["a link of an older request", requestConsent(awaiting, "alerts", decision(later)), 1],
    ["a link after a withdrawal", withdrawConsent(awaiting, decision(later)), 1],
    ["a link of nobody", undefined, 1],
    ["a link used again", confirmed, 1],
  ])("%s confirms nothing", (_name, record, epoch) => {
    expect(confirmConsent(record, epoch, later)).toBeUndefined();
  });
});

test.each(["tailoring", "recruiters"] as const)(
  "%s stands at once, and the same yes again changes nothing",
  (purpose) => {
    const record = requestConsent(undefined, purpose, decision(first));
    expect(record).toMatchObject({ state: "granted", epoch: 1, grantedAt: first });
    expect(requestConsent(record, purpose, decision(later))).toBeUndefined();
  },
);

test("new words ask again, with a new epoch", () => {
  const record = requestConsent(undefined, "tailoring", decision(first));
  expect(
    requestConsent(record, "tailoring", { ...decision(later), wordingVersion: "2026-09" }),
  ).toMatchObject({ epoch: 2, wordingVersion: "2026-09" });
});

test("a withdrawal keeps the epoch, the next request raises it", () => {
  const ended = withdrawConsent(granted, decision(later)) as ConsentRecord;
  expect(ended).toMatchObject({ state: "ended", epoch: 1 });
  expect(ended.grantedAt).toBeUndefined();
  expect(requestConsent(ended, "alerts", decision(later))).toMatchObject({
    state: "awaiting-confirmation",
    epoch: 2,
  });
});

test("a refusal ends a grant that does not carry its number, and no newer one", () => {
  const heard = { how: "one-click", at: later };
  expect(hearRefusal(granted, 1, heard)).toMatchObject({ state: "ended", how: "one-click" });
  const newer = completeGrant(
    confirmed,
    { refusals: 1, refusedThrough: 1 },
    later,
  ) as ConsentRecord;
  expect(hearRefusal(newer, 1, heard)).toBeUndefined();
});

type Step =
  | { do: "request" | "withdraw" }
  | { do: "confirm"; epoch: number }
  | { do: "complete"; refusals: number; refusedThrough: number }
  | { do: "hear"; refusals: number };

function take(record: ConsentRecord | undefined, step: Step): ConsentRecord | undefined {
  switch (step.do) {
    case "request":
      return requestConsent(record, "alerts", decision(first));
    case "confirm":
      return confirmConsent(record, step.epoch, first);
    case "complete":
      return completeGrant(record, step, first);
    case "withdraw":
      return withdrawConsent(record, decision(first));
    case "hear":
      return hearRefusal(record, step.refusals, { how: "page", at: first });
  }
}

const epochOf = (record: ConsentRecord | undefined) => record?.epoch ?? 0;

function expectLawful(before: ConsentRecord | undefined, after: ConsentRecord | undefined): void {
  expect(epochOf(after)).toBeGreaterThanOrEqual(epochOf(before));
  if (after?.state === "granted" && before?.state !== "granted")
    expect(before?.state).toBe("awaiting-notification");
  expect(after?.history.at(-1)?.state).toBe(after?.state);
}

test("in any order of decisions the epoch never falls and a grant never comes without confirmation", () => {
  const anyStep = fc.oneof<fc.Arbitrary<Step>[]>(
    fc.constant({ do: "request" }),
    fc.record({ do: fc.constant("confirm"), epoch: fc.integer({ min: 1, max: 6 }) }),
    fc.record({ do: fc.constant("complete"), refusals: fc.nat(5), refusedThrough: fc.nat(5) }),
    fc.constant({ do: "withdraw" }),
    fc.record({ do: fc.constant("hear"), refusals: fc.nat(5) }),
  );
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 30 }), (steps) => {
      let record: ConsentRecord | undefined;
      for (const step of steps) {
        const before = record;
        record = take(before, step) ?? before;
        expectLawful(before, record);
      }
    }),
  );
});
