import { describe, expect, it } from "vitest";
import { createHmacUnsubscribeTokens } from "./hmac-unsubscribe-tokens.ts";

const candidateId = "3f1e6f0a-7c1b-4b53-9a55-0c4b7c1f2d10";
const old = { k1: "the-first-secret-of-at-least-32-bytes" };
const both = { k2: "the-second-secret-of-at-least-32-byte", ...old };

describe("unsubscribe tokens", () => {
  it("says whose mail of which list, and fits a header line", () => {
    const tokens = createHmacUnsubscribeTokens(old);
    const token = tokens.issue(candidateId, "alerts");
    expect(tokens.read(token)).toEqual({ candidateId, list: "alerts" });
    expect(token).toMatch(/^[A-Za-z0-9._-]{20,120}$/);
  });

  it("reads what an older key signed, and signs with the newest", () => {
    const token = createHmacUnsubscribeTokens(old).issue(candidateId, "alerts");
    const tokens = createHmacUnsubscribeTokens(both);
    expect(tokens.read(token)).toEqual({ candidateId, list: "alerts" });
    expect(tokens.issue(candidateId, "alerts")).toMatch(/^k2\./);
  });

  const good = createHmacUnsubscribeTokens(old).issue(candidateId, "alerts");
  const [key, payload = "", signature = ""] = good.split(".");
  it.each([
    ["nothing", ""],
    ["words", "k1.hallo.daar"],
    ["an unknown key", `k9.${payload}.${signature}`],
    ["a key that objects have by birth", `constructor.${payload}.${signature}`],
    ["another person", `${key}.${payload.replace(/.$/, "A")}x.${signature}`],
    [
      "a changed signature",
      `${key}.${payload}.${signature.replace(/^./, (c) => (c === "A" ? "B" : "A"))}`,
    ],
    ["a shortened signature", `${key}.${payload}.${signature.slice(0, 20)}`],
    ["a part too many", `${good}.x`],
  ])("does not read %s", (_case, token) => {
    expect(createHmacUnsubscribeTokens(old).read(token)).toBeUndefined();
  });
});
