import { createSystemClock } from "@raakvlak/runtime";
import { startSmtpSink, type SmtpAnswer } from "@raakvlak/testing";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { createSmtpTransport } from "./smtp-transport.ts";

const sink = await startSmtpSink();
const timeoutMs = 400;
const transport = createSmtpTransport({
  server: { host: sink.host, port: sink.port, secure: false, requireTls: false },
  limit: 2,
  timeoutMs,
  clock: createSystemClock(),
});

afterAll(async () => {
  await transport[Symbol.asyncDispose]();
  await sink[Symbol.asyncDispose]();
});
beforeEach(() => sink.clear());

const bytes = Buffer.from("Subject: Proef\r\nMessage-ID: <1@raakvlak.example>\r\n\r\nHallo.\r\n");
const mail = { from: "vacatures@raakvlak.example", to: "noor@voorbeeld.test", bytes };
const agree = async () => true;

describe("handing a message to the mail server", () => {
  it("is accepted, and the bytes arrive as they were signed", async () => {
    expect(await transport.handOver(mail, agree)).toMatchObject({ kind: "accepted" });
    expect(sink.mails.map(({ to, raw }) => [to, raw.toString()])).toEqual([
      [["noor@voorbeeld.test"], bytes.toString()],
    ]);
  });

  const refuse = (at: "mail" | "recipient" | "data", code: number): SmtpAnswer => ({
    kind: "refuse",
    at,
    code,
  });
  it.each([
    ["deferred", "MAIL 451", refuse("mail", 451), false],
    ["deferred", "RCPT 450", refuse("recipient", 450), false],
    ["refused", "RCPT 550", refuse("recipient", 550), false],
    ["deferred", "after the bytes 452", refuse("data", 452), true],
    ["refused", "after the bytes 554", refuse("data", 554), true],
    ["unknown", "cut off after the bytes", { kind: "drop-after-data" }, true],
    ["unknown", "silence after the bytes", { kind: "hang", at: "data" }, true],
    ["deferred", "silence at RCPT", { kind: "hang", at: "recipient" }, false],
    ["deferred", "refused connection", { kind: "refuse", at: "connect", code: 554 }, false],
  ] satisfies [string, string, SmtpAnswer, boolean][])(
    "ends as %s: %s",
    async (kind, _case, answer, entered) => {
      sink.answerAlways(answer);
      let asked = 0;
      const fresh = createSmtpTransport({
        server: { host: sink.host, port: sink.port, secure: false, requireTls: false },
        limit: 1,
        timeoutMs,
        clock: createSystemClock(),
      });
      const outcome = await fresh.handOver(mail, async () => (asked += 1) > 0);
      sink.answerAlways({ kind: "accept" });
      await fresh[Symbol.asyncDispose]();
      expect(outcome).toMatchObject({ kind });
      expect(asked).toBe(entered ? 1 : 0);
    },
  );

  it("sends nothing, not even an empty mail, when the fence is lost at DATA", async () => {
    expect(await transport.handOver(mail, async () => false)).toEqual({ kind: "overtaken" });
    await expect(
      transport.handOver(mail, async () => {
        throw new Error("database away");
      }),
    ).rejects.toThrow("database away");
    expect(await transport.handOver(mail, agree)).toMatchObject({ kind: "accepted" });
    expect(sink.mails).toHaveLength(1);
  });

  it("asks for entrance only when the server has agreed to take the bytes", async () => {
    sink.answerNext({ kind: "refuse", at: "recipient", code: 550 });
    let asked = false;
    await transport.handOver(mail, async () => (asked = true));
    expect(asked).toBe(false);
  });

  it("goes on with the same session after a refused recipient, and with another after a cut", async () => {
    sink.answerNext(
      { kind: "refuse", at: "recipient", code: 550 },
      { kind: "accept" },
      { kind: "drop-after-data" },
      { kind: "accept" },
    );
    const kinds: string[] = [];
    for (let count = 0; count < 4; count += 1)
      kinds.push((await transport.handOver(mail, agree)).kind);
    expect(kinds).toEqual(["refused", "accepted", "unknown", "accepted"]);
  });

  it("sends several at the same time, never over more sessions than allowed", async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, () => transport.handOver(mail, agree)),
    );
    expect(outcomes.every(({ kind }) => kind === "accepted")).toBe(true);
    expect(sink.mails).toHaveLength(12);
  });

  it("defers when nobody listens", async () => {
    const away = createSmtpTransport({
      server: { host: "127.0.0.1", port: 1, secure: false, requireTls: false },
      limit: 1,
      timeoutMs,
      clock: createSystemClock(),
    });
    expect(await away.handOver(mail, agree)).toMatchObject({ kind: "deferred" });
    await away[Symbol.asyncDispose]();
  });
});
