import { describe, expect, it } from "vitest";
import type { Subscription, Vacancy } from "@raakvlak/contracts";
import type { Pair } from "../domain/pair.ts";
import { viewOf } from "../domain/vacancy-view.ts";
import type { PairStore } from "../use-cases/pair-store.ts";
import type { RecipientStore } from "../use-cases/recipient-store.ts";
import type { RowStore } from "../use-cases/row-store.ts";
import type { VacancyStore } from "../use-cases/vacancy-store.ts";

export interface Stores {
  readonly rows: RowStore;
  readonly pairs: PairStore;
  readonly recipients: RecipientStore;
  readonly vacancies: VacancyStore;
}

interface Samples {
  readonly aSubscription: (overrides?: Partial<Subscription>) => Subscription;
  readonly aVacancy: (overrides?: Partial<Vacancy>) => Vacancy;
}

const now = new Date("2026-11-24T09:00:00.000Z");
const later = new Date("2026-11-24T09:01:00.000Z");

/** What the use cases rely on: the real stores and the ones in memory pass the same. */
export function describeStores(name: string, open: () => Promise<Stores>, samples: Samples): void {
  let run = 0;
  const seed = () => {
    const slot = { kind: "instant", epoch: 1, key: `k${(run += 1)}`, dueAt: now } as const;
    return { id: `${name}.row.${run}`, candidateId: `${name}.candidate.${run}`, slot };
  };
  const joiner = { vacancyId: "v1", attempt: 0 };

  describe(`${name}: rows`, () => {
    it("is joined while planned and never claimed, and lists a pair once", async () => {
      const { rows } = await open();
      const row = seed();
      expect(await rows.join(row, joiner, now)).toBe(true);
      expect(await rows.join(row, joiner, now)).toBe(true);
      const moved = { ...row, slot: { ...row.slot, dueAt: later } };
      expect(await rows.join(moved, { vacancyId: "v2", attempt: 3 }, now)).toBe(true);
      expect(await rows.get(row.id)).toMatchObject({
        state: "planned",
        fence: 0,
        dueAt: later,
        slotKey: row.slot.key,
        joiners: [joiner, { vacancyId: "v2", attempt: 3 }],
      });
    });

    it("can not be joined once it was claimed, even when it is planned again", async () => {
      const { rows } = await open();
      const row = seed();
      await rows.join(row, joiner, now);
      const claimed = await rows.move({ id: row.id, fence: 0 }, "claimed", { changedAt: now });
      expect(claimed).toMatchObject({ state: "claimed", fence: 1 });
      expect(await rows.join(row, { vacancyId: "v2", attempt: 0 }, now)).toBe(false);
      await rows.move({ id: row.id, fence: 1 }, "planned", { changedAt: now, dueAt: later });
      expect(await rows.join(row, { vacancyId: "v2", attempt: 0 }, now)).toBe(false);
      expect((await rows.get(row.id))?.joiners).toEqual([joiner]);
    });

    it("has one winner when many claim it, and only the last fence moves it", async () => {
      const { rows } = await open();
      const row = seed();
      await rows.join(row, joiner, now);
      const claims = await Promise.all(
        Array.from({ length: 12 }, () =>
          rows.move({ id: row.id, fence: 0 }, "claimed", { changedAt: now }),
        ),
      );
      expect(claims.filter((claim) => claim !== undefined)).toHaveLength(1);
      await rows.move({ id: row.id, fence: 1 }, "claimed", { changedAt: now });
      expect(
        await rows.move({ id: row.id, fence: 1 }, "handing", { changedAt: now }),
      ).toBeUndefined();
      const patch = { mailed: ["v1"], reason: "said so", changedAt: later };
      expect(await rows.move({ id: row.id, fence: 2 }, "handing", patch)).toMatchObject(patch);
      expect(await rows.suppress(row.id, "late", now)).toBe(false);
      expect(
        await rows.move({ id: row.id, fence: 2 }, "empty", { changedAt: now }),
      ).toBeUndefined();
      expect(await rows.move({ id: row.id, fence: 2 }, "sent", { changedAt: now })).toMatchObject({
        state: "sent",
        mailed: ["v1"],
      });
    });

    it("ends unwritten once, against a writer that comes late", async () => {
      const { rows } = await open();
      const row = seed();
      expect(await rows.endUnwritten(row, "never-written", now)).toBe(true);
      expect(await rows.endUnwritten(row, "never-written", now)).toBe(false);
      expect(await rows.join(row, joiner, now)).toBe(false);
      const written = seed();
      await rows.join(written, joiner, now);
      expect(await rows.endUnwritten(written, "never-written", now)).toBe(false);
      expect(await rows.suppress(written.id, "refused", now)).toBe(true);
      const found = await rows.getMany([row.id, written.id, "nobody"]);
      expect([...found.values()].map(({ state }) => state).toSorted()).toEqual([
        "empty",
        "suppressed",
      ]);
    });
  });

  describe(`${name}: pairs`, () => {
    it("inserts once, moves and refreshes on condition of slot and attempt", async () => {
      const { pairs } = await open();
      const { id: rowId, candidateId, slot } = seed();
      const fit = { score: 1, reasons: [], vacancyVersion: 1, profileVersion: 1, model: "m" };
      const match = { ...fit, cause: "vacancy" } as const;
      const about = { candidateId, vacancyId: "v1", carriedBefore: false, match };
      const first: Pair = { ...about, attempt: 0, slot, rowId };
      const second: Pair = { ...first, attempt: 1, rowId: `${rowId}x` };
      expect(await pairs.insert(first)).toBe(true);
      expect(await pairs.insert(second)).toBe(false);
      expect(await pairs.move(first, second)).toBe(true);
      expect(await pairs.move(first, second)).toBe(false);
      await pairs.refresh(first, { ...match, score: 5 });
      await pairs.refresh(second, { ...match, score: 9 });
      const found = await pairs.getMany(candidateId, ["v1", "v2"]);
      expect([...found.values()]).toEqual([{ ...second, match: { ...match, score: 9 } }]);
    });
  });

  describe(`${name}: recipients`, () => {
    it("keeps the newest subscription, and everything of its own beside it", async () => {
      const { recipients } = await open();
      const subscription = samples.aSubscription();
      const { candidateId } = subscription;
      expect(await recipients.get(candidateId)).toBeUndefined();
      await recipients.setHold(candidateId, true);
      expect(await recipients.get(candidateId)).toBeUndefined();
      await recipients.putSubscriptions([{ candidateId, version: 2, subscription }]);
      await recipients.setHold(candidateId, true);
      expect(await recipients.get(candidateId)).toMatchObject({ version: 2, onHold: true });
      await recipients.putSubscriptions([{ candidateId, version: 3, subscription }]);
      await recipients.listRow(candidateId, "r1");
      const other = samples.aSubscription();
      await recipients.putSubscriptions([
        { candidateId, version: 2 },
        { candidateId: other.candidateId, version: 1, subscription: other },
      ]);
      const held = await recipients.get(candidateId);
      expect(held).toMatchObject({ version: 3, onHold: false, openRows: ["r1"], subscription });
      await recipients.putSubscriptions([{ candidateId, version: 4 }]);
      const found = await recipients.getMany([candidateId, other.candidateId]);
      expect(found.get(candidateId)).toMatchObject({ version: 4, openRows: ["r1"] });
      expect(found.get(candidateId)?.subscription).toBeUndefined();
      expect(found.get(other.candidateId)?.subscription).toEqual(other);
    });

    it("changes the gathering and the quota by compare-and-set", async () => {
      const { recipients } = await open();
      const { candidateId } = seed();
      expect(await recipients.listRow(candidateId, "r1")).toBe(false);
      await recipients.putSubscriptions([{ candidateId, version: 1 }]);
      const gathering = { sequence: 1, openedBy: "k", burstUntil: later };
      expect(await recipients.listRow(candidateId, "r1", gathering)).toBe(true);
      expect(await recipients.listRow(candidateId, "r2", gathering)).toBe(false);
      expect(await recipients.listRow(candidateId, "r1")).toBe(true);
      const quota = { sequence: 1, date: "2026-11-24", taken: [{ rowId: "r1", count: 2 }] };
      expect(await recipients.takeQuota(candidateId, quota)).toBe(true);
      expect(await recipients.takeQuota(candidateId, quota)).toBe(false);
      expect(await recipients.get(candidateId)).toMatchObject({
        gathering,
        quota,
        openRows: ["r1"],
      });
    });

    it("closes a row once", async () => {
      const { recipients } = await open();
      const { candidateId } = seed();
      await recipients.putSubscriptions([{ candidateId, version: 1 }]);
      for (const id of ["r1", "r2"]) await recipients.listRow(candidateId, id);
      await recipients.closeRow(candidateId, "r1", true);
      await recipients.closeRow(candidateId, "r1", true);
      await recipients.closeRow(candidateId, "r2", false);
      expect(await recipients.get(candidateId)).toMatchObject({
        openRows: [],
        endedRows: ["r1", "r2"],
        failedRows: ["r1"],
      });
      await recipients.forgetFailedRow(candidateId, "r1");
      expect((await recipients.get(candidateId))?.failedRows).toEqual([]);
    });

    it("counts refusals one by one, for a stranger too", async () => {
      const { recipients } = await open();
      const { candidateId } = seed();
      const refusal = { countSeen: 0, throughEpoch: 0, how: "site", since: now, at: now } as const;
      const many = await Promise.all(
        Array.from({ length: 8 }, () => recipients.refuse(candidateId, refusal)),
      );
      expect(many.filter((one) => one !== undefined)).toHaveLength(1);
      const again = { ...refusal, countSeen: 1, throughEpoch: 4, at: later };
      expect(await recipients.refuse(candidateId, again)).toMatchObject({
        version: 0,
        refusals: { count: 2, refusedThrough: 4, since: now, refusedAt: later, announced: 0 },
      });
      await recipients.announced(candidateId, 2);
      await recipients.announced(candidateId, 1);
      expect((await recipients.get(candidateId))?.refusals.announced).toBe(2);
    });
  });

  describe(`${name}: vacancies`, () => {
    it("keeps the newest version, and a merge whatever comes after it", async () => {
      const { vacancies } = await open();
      const view = viewOf(samples.aVacancy({ version: 2 }));
      const { vacancyId } = view;
      await vacancies.markMerged([{ vacancyId: `${vacancyId}x`, into: "s" }]);
      await vacancies.putMany([view, { ...view, vacancyId: `${vacancyId}x`, version: 1 }]);
      await vacancies.putMany([{ vacancyId, version: 1, status: "gone", aliases: [] }]);
      expect(await vacancies.get(vacancyId)).toEqual(view);
      expect(await vacancies.get(`${vacancyId}x`)).toMatchObject({ version: 1, mergedInto: "s" });
      await vacancies.putMany([{ vacancyId, version: 3, status: "gone", aliases: [] }]);
      const found = await vacancies.getMany([vacancyId, "nobody"]);
      expect(found.get(vacancyId)).toEqual({ vacancyId, version: 3, status: "gone", aliases: [] });
    });
  });
}
