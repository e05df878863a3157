import { describe, expect, test } from "vitest";
import { check, isClean } from "./check.ts";
import type { CandidateTraits, VacancyTraits } from "./fit-rules.ts";
import type { CandidateHistory, Journal, MailSeen, VacancyHistory } from "./journal.ts";

const wish: CandidateTraits = { trade: "buyer", town: "Groningen", demanding: false };
const offer: VacancyTraits = { trade: "buyer", town: "Groningen", paysWell: true, open: true };
const elsewhere = { ...offer, town: "Maastricht" as const };
const options = { lagMs: 5_000 };

const state = <Traits>(traits: Traits, handedMs: number) => ({
  traits,
  handedMs,
  acknowledgedMs: handedMs + 100,
});
const candidate = (more: Partial<CandidateHistory> = {}): CandidateHistory => ({
  address: "a@x",
  states: [state(wish, 1_000)],
  silences: [],
  wantsMail: true,
  ...more,
});
const vacancy = (...offers: VacancyTraits[]): VacancyHistory => ({
  code: "K1",
  states: offers.map((traits, index) => state(traits, 2_000 + index * 60_000)),
});
const mail = (acceptedMs: number, more: Partial<MailSeen> = {}): MailSeen => ({
  address: "a@x",
  messageId: `m${acceptedMs}`,
  beganMs: acceptedMs - 10,
  acceptedMs,
  codes: ["K1"],
  ...more,
});
const sent = ({ messageId, address, codes }: MailSeen) => ({
  messageId,
  address,
  codes,
  state: "sent",
});
const journal = (more: Partial<Journal>): Journal => ({
  vacancies: [vacancy(offer)],
  candidates: [candidate()],
  mails: [],
  messages: (more.mails ?? []).map(sent),
  disturbances: [],
  kills: 0,
  concurrency: 16,
  spoiledHandOvers: 0,
  ...more,
});

describe("the checker", () => {
  test("is content with one mail for two that fit, and with none for two that do not", () => {
    expect(isClean(check(journal({ mails: [mail(3_000)] }), options))).toBe(true);
    expect(isClean(check(journal({ vacancies: [vacancy(elsewhere)] }), options))).toBe(true);
  });

  test.each([
    ["pay that is too little", { ...wish, demanding: true }, { ...offer, paysWell: false }],
    ["other work", wish, { ...offer, trade: "car-sales" as const }],
    ["another town", wish, elsewhere],
    ["a vacancy that is closed", wish, { ...offer, open: false }],
  ])("takes %s for no fit", (_what, wished, offered) => {
    const people = [candidate({ states: [state(wished, 1_000)] })];
    const told = journal({
      candidates: people,
      vacancies: [vacancy(offered)],
      mails: [mail(3_000)],
    });
    expect(check(told, options)).toMatchObject({ due: 0, forbidden: ["a@x K1"] });
  });

  test("misses a pair that was never mailed, unless nobody can know whether it was", () => {
    expect(check(journal({}), options).lost).toEqual(["a@x K1"]);
    const messages = [{ messageId: "m", state: "uncertain", address: "a@x", codes: ["K1"] }];
    const verdict = check(journal({ messages, kills: 1 }), options);
    expect(verdict).toMatchObject({ lost: [], uncertain: 1, uncertainArrived: 0 });
    expect(isClean(verdict)).toBe(true);
    expect(isClean(check(journal({ messages }), options))).toBe(false);
  });

  test("demands by the last states: what fits only now must be mailed, what fitted may have been", () => {
    const vacancies = [vacancy(elsewhere, offer)];
    expect(check(journal({ vacancies }), options).lost).toEqual(["a@x K1"]);
    const gone = [vacancy(offer, elsewhere)];
    expect(isClean(check(journal({ vacancies: gone }), options))).toBe(true);
    expect(isClean(check(journal({ vacancies: gone, mails: [mail(3_000)] }), options))).toBe(true);
  });

  test("forbids what fitted only before the other appeared, allowing for the way there", () => {
    const moved = (atMs: number) =>
      candidate({
        states: [state(wish, 0), state({ ...wish, town: "Maastricht" as const }, atMs)],
      });
    const late = { code: "K1", states: [state(offer, 60_000)] };
    const judged = (atMs: number) =>
      check(
        journal({ candidates: [moved(atMs)], vacancies: [late], mails: [mail(70_000)] }),
        options,
      );
    expect(judged(10_000).forbidden).toEqual(["a@x K1"]);
    expect(judged(57_000).forbidden).toEqual([]);
  });

  test("counts a vacancy that was told twice, in one mail or in two", () => {
    expect(check(journal({ mails: [mail(3_000), mail(4_000)] }), options).doubled).toHaveLength(1);
    const twice = journal({ mails: [mail(3_000, { codes: ["K1", "K1"] })] });
    expect(check(twice, options).doubled).toEqual(["a@x K1"]);
  });

  test("forbids mail into a silence, and mail to nobody or of nothing that it knows", () => {
    const refused = [candidate({ silences: [{ fromMs: 5_000, toMs: 9_000 }], wantsMail: false })];
    const after = (acceptedMs: number) =>
      check(journal({ candidates: refused, mails: [mail(acceptedMs)] }), options).forbidden;
    expect([after(4_000), after(10_000)]).toEqual([[], []]);
    expect(after(6_000)).toEqual(["a@x m6000 after its reader said no"]);
    const strange = [mail(3_000, { codes: ["K2"] }), mail(3_000, { address: "b@x" })];
    expect(check(journal({ mails: strange }), options).forbidden).toEqual(["a@x K2", "b@x K1"]);
  });

  test("lets a mail pass that was under way at the no, when something held it up, and not otherwise", () => {
    const candidates = [candidate({ silences: [{ fromMs: 5_000 }], wantsMail: false })];
    const mails = [mail(8_000, { beganMs: 4_900 })];
    const disturbances = [{ fromMs: 4_950, toMs: 7_900 }];
    expect(check(journal({ candidates, mails, disturbances }), options)).toMatchObject({
      forbidden: [],
      underWay: 1,
    });
    expect(check(journal({ candidates, mails }), options).forbidden).toHaveLength(1);
    const begun = [mail(8_000, { beganMs: 5_100 })];
    expect(
      check(journal({ candidates, mails: begun, disturbances }), options).forbidden,
    ).toHaveLength(1);
  });

  test("names messages that have not ended, and where ledger and mail server disagree", () => {
    const about = { address: "a@x", codes: ["K1"] };
    const mails = [mail(3_000, { messageId: "came" })];
    const messages = [
      { messageId: "came", state: "planned", ...about },
      { messageId: "never", state: "sent", ...about },
    ];
    const verdict = check(journal({ mails, messages }), options);
    expect(verdict.unsettled).toEqual(["came (planned)"]);
    expect(verdict.unreconciled).toEqual([
      "never (sent) never arrived",
      "came arrived and is planned",
    ]);
    expect(isClean(verdict)).toBe(false);
  });
});
