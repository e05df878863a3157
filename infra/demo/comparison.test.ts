import { expect, test } from "vitest";
import { compare, isEqual } from "./comparison.ts";
import { firstMailLatencies, percentile } from "./latency.ts";
import type { ReceivedMail } from "./mailbox-client.ts";

const mail = (address: string, receivedAtMs: number, ...vacancyIds: string[]): ReceivedMail => ({
  id: receivedAtMs,
  receivedAtMs,
  address,
  subject: "",
  vacancyIds,
});
const demanded = new Map([
  ["iris@x", new Set(["v1", "v2"])],
  ["koen@x", new Set(["v1"])],
]);

test.each([
  [
    "all there",
    [mail("iris@x", 1, "v1"), mail("iris@x", 2, "v2"), mail("koen@x", 1, "v1")],
    { lost: [], extra: [], doubled: [] },
  ],
  [
    "one lost",
    [mail("iris@x", 1, "v1"), mail("koen@x", 1, "v1")],
    { lost: ["iris@x v2"], extra: [], doubled: [] },
  ],
  [
    "one too many",
    [mail("iris@x", 1, "v1", "v2"), mail("koen@x", 1, "v1", "v3")],
    { lost: [], extra: ["koen@x v3"], doubled: [] },
  ],
  [
    "one twice",
    [mail("iris@x", 1, "v1", "v2"), mail("iris@x", 9, "v2"), mail("koen@x", 1, "v1")],
    { lost: [], extra: [], doubled: ["iris@x v2"] },
  ],
])("%s", (_name, mails, expected) => {
  const comparison = compare(demanded, mails);
  expect(comparison).toEqual(expected);
  expect(isEqual(comparison)).toBe(_name === "all there");
});

test("only the first mail of a burst counts, from its vacancy's hand-over", () => {
  const handedOver = new Map([
    ["v1", 100],
    ["v2", 150],
    ["v3", 90_100],
  ]);
  const mails = [
    mail("iris@x", 400, "v1"),
    mail("iris@x", 30_000, "v2"),
    mail("iris@x", 90_700, "v3"),
    mail("koen@x", 300, "v2"),
  ];
  expect(firstMailLatencies(mails, handedOver)).toEqual([300, 600, 150]);
});

test.each([
  [[], 0.99, 0],
  [[5], 0.5, 5],
  [[4, 1, 3, 2], 0.5, 2],
  [[4, 1, 3, 2], 0.99, 4],
])("percentile of %j at %d is %d", (values, share, expected) => {
  expect(percentile(values, share)).toBe(expected);
});

test("what is only allowed may come or not", () => {
  const none = new Map<string, Set<string>>();
  expect(isEqual(compare(none, [], demanded))).toBe(true);
  expect(isEqual(compare(none, [mail("iris@x", 1, "v1")], demanded))).toBe(true);
  expect(compare(none, [mail("iris@x", 1, "v9")], demanded).extra).toEqual(["iris@x v9"]);
});
