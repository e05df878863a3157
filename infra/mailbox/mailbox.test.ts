import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { createSystemClock } from "@raakvlak/runtime/clock";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { ListedMail } from "./api-routes.ts";
import { startMailbox, type Mailbox } from "./mailbox.ts";

const clock = createSystemClock();
const saveFolder = mkdtempSync(path.join(tmpdir(), "raakvlak-mailbox-"));
let mailbox: Mailbox;
let base: string;

beforeAll(async () => {
  mailbox = await startMailbox({
    host: "127.0.0.1",
    smtpPort: 0,
    httpPort: 0,
    keep: 3,
    save: saveFolder,
    now: () => clock.now(),
  });
  base = `http://127.0.0.1:${mailbox.httpPort}`;
});
afterAll(async () => {
  await mailbox[Symbol.asyncDispose]();
  rmSync(saveFolder, { recursive: true });
});
beforeEach(async () => {
  await fetch(`${base}/api/messages`, { method: "DELETE" });
});

const tailored = [
  "From: Raakvlak <alerts@raakvlak.example>",
  "To: =?utf-8?q?Zo=C3=AB?= <zoe@example.org>",
  "Subject: =?utf-8?q?Vacatures_die_passen_=E2=80=94_&_meer?=",
  "Message-ID: <row-1@raakvlak.example>",
  "List-Unsubscribe: <mailto:stop@raakvlak.example>,",
  " <https://raakvlak.example/stop/1>",
  "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
  "Content-Type: multipart/alternative; boundary=b",
  "",
  "--b",
  "Content-Type: text/plain; charset=utf-8",
  "",
  "Accountmanager in Utrecht",
  "--b",
  "Content-Type: text/html; charset=utf-8",
  "",
  '<p onclick="x()">Accountmanager</p><script>alert(1)</script>',
  "--b--",
].join("\r\n");

test("a mail is listed with what matters of it, and given whole by its id", async () => {
  const before = clock.now();
  await send(tailored, "Zoe@example.org");
  const [mail] = await list();
  expect(mail).toMatchObject({
    messageId: "<row-1@raakvlak.example>",
    to: ["zoe@example.org"],
    recipients: ["Zoe@example.org"],
    subject: "Vacatures die passen — & meer",
    headers: {
      "list-unsubscribe": "<mailto:stop@raakvlak.example>, <https://raakvlak.example/stop/1>",
      "list-unsubscribe-post": "List-Unsubscribe=One-Click",
    },
  });
  expect(mail?.from).toContain("alerts@raakvlak.example");
  expect(new Date(mail?.receivedAt ?? "") >= before).toBe(true);
  const whole = (await (await fetch(`${base}/api/messages/${mail?.id}`)).json()) as Record<
    string,
    unknown
  >;
  expect(whole["text"]).toContain("Accountmanager in Utrecht");
  expect(whole["html"]).toContain("<script>");
  expect(whole["raw"]).toContain("--b--");
  expect(whole["headers"]).toContainEqual({
    name: "Message-ID",
    value: "<row-1@raakvlak.example>",
  });
});

test("the list is filtered by address, moment and id, and says what is wrong with a question", async () => {
  await send(plain("one"), "a@example.org");
  await send(plain("two"), "b@example.org");
  const [first, second] = await list();
  expect(await subjects("?to=B@Example.org")).toEqual(["two"]);
  expect(await subjects(`?since=${second?.receivedAt}`)).toContain("two");
  expect(await subjects("?since=2999-01-01T00:00:00Z")).toEqual([]);
  expect(await subjects(`?after=${first?.id}`)).toEqual(["two"]);
  expect(await subjects("?limit=1")).toEqual(["one"]);
  const wrong = await fetch(`${base}/api/messages?since=yesterday`);
  expect(wrong.status).toBe(400);
  expect(await wrong.text()).toContain("since");
});

test("only the last mails are kept, and an id is never used again", async () => {
  for (const subject of ["1", "2", "3", "4"]) await send(plain(subject));
  expect(await subjects()).toEqual(["2", "3", "4"]);
  const last = (await list()).at(-1)?.id ?? 0;
  await fetch(`${base}/api/messages`, { method: "DELETE" });
  await send(plain("5"));
  expect((await list())[0]?.id).toBe(last + 1);
  const gone = await fetch(`${base}/api/messages/${last}`);
  expect(gone.status).toBe(404);
});

test("a mail can do nothing in the page that shows it", async () => {
  await send(
    tailored.replace("Zo=C3=AB", "<script>alert(1)</script>").replace("die_passen", "<img src=x>"),
  );
  const [mail] = await list();
  for (const page of ["/", `/messages/${mail?.id}`]) {
    const response = await fetch(base + page);
    const text = await response.text();
    expect(text).toContain("&lt;img src=x&gt;");
    expect(text).not.toContain("<script");
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
  }
  const html = await fetch(`${base}/messages/${mail?.id}/html`);
  const policy = html.headers.get("content-security-policy") ?? "";
  expect(policy).toContain("sandbox");
  expect(policy).not.toContain("allow-scripts");
  expect((await fetch(`${base}/messages/${mail?.id}/raw`)).headers.get("content-type")).toContain(
    "text/plain",
  );
});

test("the page offers the one click of RFC 8058 to the address of the header, and may post nowhere else", async () => {
  await send(tailored);
  const [mail] = await list();
  const response = await fetch(`${base}/messages/${mail?.id}`);
  expect(await response.text()).toContain('action="https://raakvlak.example/stop/1"');
  expect(response.headers.get("content-security-policy")).toContain(
    "form-action 'self' https://raakvlak.example;",
  );
});

test("each mail is saved when that is asked for, dots at line starts unstuffed", async () => {
  await send(`${plain("saved")}\r\n..dots`);
  const [mail] = await list();
  const file = path.join(saveFolder, `${String(mail?.id).padStart(6, "0")}.eml`);
  await expect.poll(() => readFileSync(file, "utf8")).toContain("Subject: saved");
  expect(readFileSync(file, "utf8")).toMatch(/\n\.dots/);
});

test("a mail that is too large is refused, and the next one taken", async () => {
  await expect(send(plain("large") + "x".repeat(10_100_000))).rejects.toThrow("552");
  await send(plain("small"));
  expect(await subjects()).toEqual(["small"]);
});

test("what is no mail at all is kept and shown all the same", async () => {
  await send("nothing here is a header");
  const [mail] = await list();
  expect(mail).toMatchObject({ messageId: null, subject: "" });
  expect((await fetch(`${base}/messages/${mail?.id}`)).status).toBe(200);
  expect((await fetch(`${base}/messages/nonsense`)).status).toBe(404);
});

function plain(subject: string): string {
  return `Subject: ${subject}\r\n\r\nbody`;
}

async function list(query = ""): Promise<ListedMail[]> {
  const response = await fetch(`${base}/api/messages${query}`);
  return ((await response.json()) as { messages: ListedMail[] }).messages;
}

async function subjects(query = ""): Promise<string[]> {
  return (await list(query)).map(({ subject }) => subject);
}

/** Speaks just enough SMTP; throws with the server's words when a step is refused. */
async function send(mail: string, to = "someone@example.org"): Promise<void> {
  const socket = net.connect(mailbox.smtpPort, "127.0.0.1");
  try {
    await answer(socket);
    for (const line of [
      "HELO test",
      "MAIL FROM:<alerts@raakvlak.example>",
      `RCPT TO:<${to}>`,
      "DATA",
      `${mail}\r\n.`,
    ]) {
      socket.write(`${line}\r\n`);
      await answer(socket);
    }
  } finally {
    socket.destroy();
  }
}

async function answer(socket: net.Socket): Promise<void> {
  const [chunk] = (await once(socket, "data")) as [Buffer];
  const text = chunk.toString();
  if (!/^[23]/.test(text)) throw new Error(text);
}
