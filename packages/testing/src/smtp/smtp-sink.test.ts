import { connect } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type SmtpSink, startSmtpSink } from "./smtp-sink.ts";

let sink: SmtpSink;
beforeAll(async () => {
  sink = await startSmtpSink();
});
afterAll(() => sink[Symbol.asyncDispose]());
beforeEach(() => sink.clear());

const mail =
  "From: Raakvlak <post@raakvlak.test>\r\nTo: noor@voorbeeld.test\r\nSubject: =?utf-8?q?Caf=C3=A9?=\r\n\r\nHallo.\r\n.\r\n";

/** Speaks SMTP line by line and gives the code of each answer; "cut" when the connection ended, "silence" after 700 ms. */
async function speak(lines: readonly string[]): Promise<string[]> {
  const socket = connect(sink.port, sink.host);
  const codes: string[] = [];
  const answer = () =>
    new Promise<string>((resolve) => {
      const settle = (code: string) => {
        clearTimeout(timer);
        socket.off("data", onData).off("close", onClose);
        resolve(code);
      };
      const onData = (data: Buffer) =>
        settle(data.toString().split("\r\n").at(-2)?.slice(0, 3) ?? "");
      const onClose = () => settle("cut");
      const timer = setTimeout(() => settle("silence"), 700);
      socket.on("data", onData).on("close", onClose);
    });
  codes.push(await answer());
  for (const line of lines) {
    if (codes.at(-1) === "cut" || codes.at(-1) === "silence") break;
    const next = answer();
    socket.write(line.endsWith("\r\n") ? line : `${line}\r\n`);
    codes.push(await next);
  }
  socket.destroy();
  return codes;
}

const message = ["MAIL FROM:<post@raakvlak.test>", "RCPT TO:<noor@voorbeeld.test>", "DATA", mail];
const session = ["EHLO test", ...message];

describe("the sink", () => {
  test("keeps what it accepts, raw and parsed", async () => {
    expect(await speak([...session, ...message])).toEqual(
      "220 250 250 250 354 250 250 250 354 250".split(" "),
    );
    expect(sink.mails).toHaveLength(2);
    expect(sink.mails[0]).toMatchObject({
      answered: true,
      from: "post@raakvlak.test",
      to: ["noor@voorbeeld.test"],
      parsed: { subject: "Café", text: "Hallo.\n" },
    });
    expect(sink.mails[0]?.raw.toString()).toBe(mail.replace(/\.\r\n$/, ""));
  });

  test.each([
    ["connect", 421, "421"],
    ["mail", 451, "220 250 451"],
    ["recipient", 550, "220 250 250 550"],
    ["data", 452, "220 250 250 250 354 452"],
  ] as const)("refuses one message at %s with %d", async (at, code, codes) => {
    sink.answerNext({ kind: "refuse", at, code });
    const spoken = await speak(session);
    expect(spoken.slice(0, codes.split(" ").length).join(" ")).toBe(codes);
    expect(sink.mails).toHaveLength(0);
    await speak(session);
    expect(sink.mails).toHaveLength(1);
  });

  test("gives the next message on the same connection an answer of its own", async () => {
    sink.answerNext({ kind: "refuse", at: "mail", code: 451 });
    const spoken = await speak(["EHLO test", "MAIL FROM:<post@raakvlak.test>", "RSET", ...message]);
    expect(spoken.join(" ")).toBe("220 250 451 250 250 250 354 250");
  });

  test("takes a mail and drops the connection without an answer", async () => {
    sink.answerNext({ kind: "drop-after-data" });
    expect((await speak(session)).at(-1)).toBe("cut");
    expect(sink.mails).toHaveLength(1);
    expect(sink.mails[0]?.answered).toBe(false);
  });

  test("forgets its answers alone, and says when it asked for a mail and when it had it", async () => {
    sink.answerNext({ kind: "drop-after-data" }, { kind: "refuse", at: "mail", code: 451 });
    const beforeMs = Date.now();
    await speak(session);
    sink.acceptAll();
    expect((await speak(session)).at(-1)).toBe("250");
    expect(sink.mails.map(({ answered }) => answered)).toEqual([false, true]);
    const times = sink.mails.flatMap(({ beganMs, acceptedMs }) => [beganMs, acceptedMs]);
    expect([beforeMs, ...times, Date.now()]).toEqual(
      [beforeMs, ...times, Date.now()].toSorted((one, other) => one - other),
    );
  });

  test.each(["connect", "mail", "recipient", "data"] as const)("hangs at %s", async (at) => {
    sink.answerAlways({ kind: "hang", at });
    expect((await speak(session)).at(-1)).toBe("silence");
    expect(sink.mails).toHaveLength(0);
  });
});
