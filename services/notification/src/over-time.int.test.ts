import type { Cadence } from "@raakvlak/contracts";
import { eventually, useStack } from "@raakvlak/testing";
import { beforeEach, describe, expect, it } from "vitest";
import { instantAt, addDays, localTime } from "./domain/zoned-time.ts";
import { aSubscription, aVacancy, between, startNotification } from "./notification-under-test.ts";

const stack = useStack();
const notification = await startNotification(stack, { internal: 24_304, public: 24_314 });
const { sink, clock, moveClock, publish, mailsTo, outcomesOf, aFirstMail, asSite } = notification;
const timeZone = "Europe/Amsterdam";
const patience = { timeoutMs: 8_000 };

beforeEach(() => sink.clear());

const cadence = (more: Partial<Cadence>): Cadence => ({
  kind: "instant",
  hour: 8,
  weekdays: [],
  ...more,
});
/** Moves to that local hour, tomorrow unless another number of days is said. */
async function moveToHour(hour: number, days = 1): Promise<void> {
  const now = clock.now();
  const at = instantAt(timeZone, addDays(localTime(timeZone, now).date, days), hour);
  await moveClock(at.getTime() - now.getTime());
}
async function someVacancies(count: number) {
  const vacancies = Array.from({ length: count }, () => aVacancy());
  for (const vacancy of vacancies) await publish.vacancy(vacancy);
  return vacancies;
}
async function plannedOf(candidateId: string): Promise<number> {
  const answer = await asSite.listMessages({ params: { candidateId } });
  const messages = answer.ok ? answer.body.messages : [];
  return messages
    .filter(({ state }) => state === "planned")
    .reduce((sum, { vacancyIds }) => sum + vacancyIds.length, 0);
}

describe("as time goes by", () => {
  it("sends a daily digest at the candidate's own hour, best first, without what closed meanwhile", async () => {
    const subscription = aSubscription({ cadence: cadence({ kind: "daily" }) });
    const [good, better, closing] = await someVacancies(3);
    if (!good || !better || !closing) throw new Error("three vacancies");
    await publish.subscription(subscription);
    await publish.match(between(subscription, good, { score: 5_000 }));
    await publish.match(between(subscription, better, { score: 9_000 }));
    await publish.match(between(subscription, closing));
    await eventually(async () => expect(await plannedOf(subscription.candidateId)).toBe(3));
    const at = clock.now().toISOString();
    await publish.vacancy({
      ...closing,
      version: 2,
      status: "closed",
      closed: { reason: "filled", at },
    });
    expect(mailsTo(subscription)).toEqual([]);
    await moveToHour(8);
    const [mail] = await eventually(() => {
      const mails = mailsTo(subscription);
      expect(mails).toHaveLength(1);
      return mails;
    }, patience);
    const text = mail?.parsed.text ?? "";
    expect(text.indexOf(better.vacancyId)).toBeGreaterThan(0);
    expect(text.indexOf(good.vacancyId)).toBeGreaterThan(text.indexOf(better.vacancyId));
    expect(text).not.toContain(closing.vacancyId);
    await eventually(() => expect(outcomesOf(subscription)).toEqual(["sent"]));
  });

  it("sends the second mail of a burst after a minute", async () => {
    const { subscription } = await aFirstMail();
    const others = await someVacancies(2);
    for (const vacancy of others) await publish.match(between(subscription, vacancy));
    await eventually(async () => expect(await plannedOf(subscription.candidateId)).toBe(2));
    await moveClock(60_000);
    await eventually(() => expect(mailsTo(subscription)).toHaveLength(2), patience);
    const text = mailsTo(subscription)[1]?.parsed.text ?? "";
    for (const { vacancyId } of others) expect(text).toContain(vacancyId);
  });

  it("keeps mail back in a pause and while mail is off, and sends it when the candidate wants it again", async () => {
    const [vacancy] = await someVacancies(1);
    if (!vacancy) throw new Error("a vacancy");
    const off = aSubscription({ cadence: cadence({ kind: "off" }) });
    const pausedUntil = new Date(clock.now().getTime() + 7_200_000).toISOString();
    const paused = aSubscription({ cadence: cadence({ pausedUntil }) });
    for (const subscription of [off, paused]) {
      await publish.subscription(subscription);
      await publish.match(between(subscription, vacancy));
      const { candidateId } = subscription;
      await eventually(async () => expect(await plannedOf(candidateId)).toBe(1));
    }
    await stack.clock.sleep(1_500);
    expect([...mailsTo(off), ...mailsTo(paused)]).toEqual([]);
    await publish.subscription({ ...off, version: 2, cadence: cadence({}) });
    await eventually(() => expect(mailsTo(off)).toHaveLength(1), patience);
    expect(mailsTo(paused)).toEqual([]);
    await moveClock(7_200_000);
    await eventually(() => expect(mailsTo(paused)).toHaveLength(1), patience);
  });

  it("carries what exceeds the daily maximum to the next day", async () => {
    const { subscription, vacancy } = await aFirstMail({ cadence: cadence({ dailyMaximum: 1 }) });
    const [second] = await someVacancies(1);
    if (!second) throw new Error("a vacancy");
    await publish.match(between(subscription, second));
    await eventually(async () => expect(await plannedOf(subscription.candidateId)).toBe(1));
    await moveClock(60_000);
    await stack.clock.sleep(2_500);
    expect(mailsTo(subscription)).toHaveLength(1);
    await eventually(async () => expect(await plannedOf(subscription.candidateId)).toBe(1));
    await moveToHour(0);
    await eventually(() => expect(mailsTo(subscription)).toHaveLength(2), patience);
    const text = mailsTo(subscription)[1]?.parsed.text ?? "";
    expect([text.includes(second.vacancyId), text.includes(vacancy.vacancyId)]).toEqual([
      true,
      false,
    ]);
  });

  it("tries again what was refused for now, through every check once more", async () => {
    sink.answerNext({ kind: "refuse", at: "data", code: 451 });
    const [subscription, [vacancy]] = [aSubscription(), await someVacancies(1)];
    if (!vacancy) throw new Error("a vacancy");
    await publish.subscription(subscription);
    await publish.match(between(subscription, vacancy));
    await eventually(async () => expect(await plannedOf(subscription.candidateId)).toBe(1));
    await stack.clock.sleep(1_500);
    expect(mailsTo(subscription)).toEqual([]);
    await moveClock(60_000);
    await eventually(() => expect(mailsTo(subscription)).toHaveLength(1), patience);
  });

  it("tells at a new address what the old one refused", async () => {
    sink.answerNext({ kind: "refuse", at: "recipient", code: 550, text: "onbekend" });
    const [subscription, [vacancy]] = [aSubscription(), await someVacancies(1)];
    if (!vacancy) throw new Error("a vacancy");
    await publish.subscription(subscription);
    await publish.match(between(subscription, vacancy));
    await eventually(() => expect(outcomesOf(subscription)).toEqual(["failed"]));
    await publish.match(between(subscription, vacancy));
    const elsewhere = { ...subscription, version: 2, address: "nieuw-adres@voorbeeld.test" };
    await publish.subscription(elsewhere);
    await eventually(async () => expect(await plannedOf(subscription.candidateId)).toBe(1));
    await moveClock(60_000);
    await eventually(() => expect(mailsTo(elsewhere)).toHaveLength(1), patience);
    expect(mailsTo(subscription)).toEqual([]);
  });
});
