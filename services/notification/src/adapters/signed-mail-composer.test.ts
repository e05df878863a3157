import { createPublicKey } from "node:crypto";
import { aMatch, aSubscription, aVacancy } from "@raakvlak/testing";
import { reasonSentence } from "@raakvlak/vocabulary";
import { simpleParser } from "mailparser";
import { describe, expect, it } from "vitest";
import { pairMatchOf } from "../domain/pair.ts";
import { viewOf } from "../domain/vacancy-view.ts";
import type { AlertMail, MailEntry } from "../use-cases/compose-mail.ts";
import { createDevelopmentDkimKey } from "./development-dkim-key.ts";
import { verifyDkim } from "./dkim-verifier.ts";
import { createHmacUnsubscribeTokens } from "./hmac-unsubscribe-tokens.ts";
import { createSignedMailComposer } from "./signed-mail-composer.ts";

const privateKey = await createDevelopmentDkimKey();
const publicKey = createPublicKey(privateKey).export({ type: "spki", format: "pem" }).toString();
const tokens = createHmacUnsubscribeTokens({ k1: "a-secret-for-this-test-of-32-bytes" });
const compose = createSignedMailComposer({
  tokens,
  from: { name: "Raakvlak", address: "vacatures@raakvlak.example" },
  dkim: { domain: "raakvlak.example", selector: "proef", privateKey },
  siteUrl: "https://www.raakvlak.example",
  publicUrl: "https://mail.raakvlak.example",
  unsubscribePage: (token) => `https://www.raakvlak.example/afmelden/${token}`,
});

function entry(title?: string): MailEntry {
  const vacancy = aVacancy(title === undefined ? {} : { title });
  const { card } = viewOf(vacancy);
  if (!card) throw new Error("a vacancy has a card");
  return { vacancyId: vacancy.vacancyId, card, fit: pairMatchOf(aMatch()) };
}

function aMail(overrides: Partial<AlertMail> = {}): AlertMail {
  return {
    rowId: "abcDEF-_0123456789abcd.instant.1.8c5d0c0e-0000-4000-8000-000000000001.0",
    kind: "instant",
    subscription: aSubscription(),
    entries: [entry()],
    carried: 0,
    date: new Date("2026-11-24T09:00:00.000Z"),
    ...overrides,
  };
}

describe("a mail", () => {
  it("names each vacancy with what matters and why it fits, in text and in HTML", async () => {
    const mail = aMail({ entries: [entry("Accountmanager"), entry("Salesmanager binnendienst")] });
    const { html, text = "", subject } = await simpleParser((await compose(mail)).bytes as Buffer);
    expect(subject).toMatch(/^2 vacatures die bij je passen, zoals Accountmanager bij /);
    const plain = String(html).replaceAll(/<[^>]*>/g, " ");
    for (const { card, fit, vacancyId } of mail.entries)
      for (const body of [text, plain]) {
        expect(body).toContain(card.title);
        expect(body).toContain(card.employer.name);
        expect(body).toContain(card.places[0]);
        for (const reason of fit.reasons) expect(body).toContain(reasonSentence(reason, "nl"));
        expect(`${text}${html}`).toContain(`https://www.raakvlak.example/vacatures/${vacancyId}`);
      }
    expect(text).toContain("omdat je op 5 januari 2026 toestemming gaf");
    expect(text).toContain("https://www.raakvlak.example/afmelden/k1.");
  });

  it("does not call new what only fits anew", async () => {
    const one = entry();
    const entries = [{ ...one, fit: { ...one.fit, cause: "own-edit" as const } }];
    const { text = "" } = await simpleParser((await compose(aMail({ entries }))).bytes as Buffer);
    expect(text).toContain("Er is een vacature die past bij wat je zoekt.");
  });

  it("is in English for who reads English", async () => {
    const mail = aMail({
      subscription: aSubscription({ locale: "en" }),
      kind: "digest",
      carried: 2,
    });
    const { text = "", subject } = await simpleParser((await compose(mail)).bytes as Buffer);
    expect(subject).toMatch(/ at /);
    expect(text).toContain("Your overview: one new vacancy fits you.");
    expect(text).toContain("2 more vacancies fit you");
    expect(text).not.toContain("vacature ");
    expect(text).toContain("https://www.raakvlak.example/en/vacancies/");
  });

  it("can be unsubscribed by one click, and its signature covers that", async () => {
    const mail = aMail();
    const { bytes } = await compose(mail);
    const covered = verifyDkim(bytes as Buffer, publicKey);
    expect(covered).toEqual(
      expect.arrayContaining(["from", "to", "subject", "date", "message-id"]),
    );
    expect(covered).toEqual(expect.arrayContaining(["list-unsubscribe", "list-unsubscribe-post"]));
    const raw = (bytes as Buffer).toString();
    const [, token = ""] =
      /List-Unsubscribe:\s+<https:\/\/mail\.raakvlak\.example\/unsubscribe\/([^>]+)>/.exec(raw) ??
      [];
    expect(tokens.read(token)).toEqual({
      candidateId: mail.subscription.candidateId,
      list: "alerts",
    });
    expect(raw).toContain("\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n");
    expect(raw).toMatch(/\r\nMessage-ID:\s+</);
    expect(raw).toContain(`<${mail.rowId}@raakvlak.example>\r\n`);
    expect(raw).toContain("\r\nAuto-Submitted: auto-generated\r\n");
    expect(raw).toContain("\r\nDate: Tue, 24 Nov 2026 09:00:00 +0000\r\n");
    expect(raw).not.toMatch(/^precedence:/im);
  });

  it.each(["Subject", "List-Unsubscribe-Post", "To"])(
    "has a signature that breaks when %s is changed",
    async (header) => {
      const raw = ((await compose(aMail())).bytes as Buffer).toString("latin1");
      const changed = raw.replace(new RegExp(`^${header}: `, "m"), `${header}: x`);
      expect(changed).not.toBe(raw);
      expect(() => verifyDkim(Buffer.from(changed, "latin1"), publicKey)).toThrow("signature");
    },
  );

  it("lets no words of others start a header or markup of their own", async () => {
    const nasty =
      'Verkoper\r\nBcc: alle@voorbeeld.test\r\n\r\n<script>alert("x")</script> & zo\u202e';
    const subscription = aSubscription({ firstName: 'Noor\r\nX-Kwaad: 1" <ander@voorbeeld.test>' });
    const { bytes } = await compose(aMail({ subscription, entries: [entry(nasty)] }));
    const [head = ""] = (bytes as Buffer).toString().split("\r\n\r\n");
    expect(head).not.toMatch(/^(bcc|x-kwaad):/im);
    const parsed = await simpleParser(bytes as Buffer);
    expect(parsed.headers.has("bcc")).toBe(false);
    expect([parsed.to].flat()[0]?.value.map(({ address }) => address)).toEqual([
      subscription.address,
    ]);
    expect(parsed.html).toContain("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; zo");
    expect(parsed.html).not.toContain("<script");
  });

  it("has nothing that loads or reports from elsewhere", async () => {
    const { html } = await simpleParser((await compose(aMail())).bytes as Buffer);
    expect(String(html)).not.toMatch(/<img|src=|url\(|@import|<link/i);
  });

  it("keeps its subject short whatever the title", async () => {
    const { bytes } = await compose(aMail({ entries: [entry("Verkoper ".repeat(22).trim())] }));
    expect((await simpleParser(bytes as Buffer)).subject?.length).toBeLessThanOrEqual(150);
  });
});
