import { contractKinds, workModes } from "@raakvlak/contracts";
import { offeredPay } from "../domain/offered-pay.ts";
import type { ScoredProfile } from "../domain/scored-profile.ts";
import type { ScoredVacancy } from "../domain/scored-vacancy.ts";

const notSaid = -1;
const forEver = 2 ** 31 - 1;

/** The terms that rule out most, a column each: small, so that they stay near the processor. */
export interface VacancyColumns {
  /** What the profile's terms rule out by slot and day, for slots of `slots`; writes who is left to the beginning, returns how many. */
  keepFitting(slots: Int32Array, count: number, terms: Terms): number;
  /** The most that is offered by slot, -1: not said. */
  payOf(kind: Terms["payOf"]): Int32Array;
  set(slot: number, vacancy: ScoredVacancy): void;
  grow(slots: number): void;
}

/** What a profile says about these terms, and the days that count. */
export interface Terms {
  /** Bits of contract kinds and work modes; -1: all. */
  readonly contracts: number;
  readonly modes: number;
  readonly officeDaysMaximum: number;
  readonly hoursMin: number;
  readonly hoursMax: number;
  readonly pay: number;
  readonly payOf: "fixed" | "on-target";
  /** Valid through this day at least. */
  readonly day: number;
  /** Only what was posted on one of these days, judged as of that day. */
  readonly posted: PostedDays | undefined;
}

/** Whole UTC days, both included. */
export interface PostedDays {
  readonly from: number;
  readonly to: number;
}

export function termsOf(profile: ScoredProfile, day: number, posted: Terms["posted"]): Terms {
  const lowestPay = profile.rules.reduce(
    (most, rule) => (rule.kind === "minimum-pay" ? Math.max(most, rule.value) : most),
    profile.pay?.minimum ?? 0,
  );
  return {
    contracts: bitsOf(contractKinds, profile.contractKinds) || -1,
    modes: bitsOf(workModes, profile.workModes) || -1,
    officeDaysMaximum: profile.officeDaysMaximum ?? forEver,
    hoursMin: profile.hours?.min ?? 0,
    hoursMax: profile.hours?.max ?? forEver,
    pay: lowestPay,
    payOf: profile.pay?.of ?? "fixed",
    day,
    posted,
  };
}

function bitsOf<Item extends string>(all: readonly Item[], some: readonly Item[]): number {
  return some.reduce((bits, item) => bits | (1 << all.indexOf(item)), 0);
}

export function createVacancyColumns(): VacancyColumns {
  let contracts = new Uint8Array(0);
  let modes = new Uint8Array(0);
  let office = new Int8Array(0);
  let hoursMin = new Uint8Array(0);
  let hoursMax = new Uint8Array(0);
  let valid = new Int32Array(0);
  let postedOn = new Int32Array(0);
  let fixed = new Int32Array(0);
  let onTarget = new Int32Array(0);

  /** Contract, mode, days, hours and pay; what is not said rules nothing out. */
  function meetsTerms(slot: number, terms: Terms, offered: Int32Array): boolean {
    const pay = offered[slot] ?? 0;
    return (
      ((contracts[slot] ?? 0) & terms.contracts) !== 0 &&
      ((modes[slot] ?? 0) & terms.modes) !== 0 &&
      (pay === notSaid || pay >= terms.pay) &&
      (hoursMin[slot] ?? 0) <= terms.hoursMax &&
      (hoursMax[slot] ?? 0) >= terms.hoursMin &&
      (office[slot] ?? 0) <= terms.officeDaysMaximum
    );
  }

  function isInTime(slot: number, { day, posted }: Terms): boolean {
    const last = valid[slot] ?? 0;
    if (posted === undefined) return last >= day;
    const on = postedOn[slot] ?? 0;
    return on >= posted.from && on <= posted.to && last >= on;
  }

  return {
    payOf: (kind) => (kind === "fixed" ? fixed : onTarget),
    keepFitting(slots, count, terms) {
      const offered = terms.payOf === "fixed" ? fixed : onTarget;
      let kept = 0;
      for (let n = 0; n < count; n++) {
        const slot = slots[n] ?? 0;
        if (meetsTerms(slot, terms, offered) && isInTime(slot, terms)) slots[kept++] = slot;
      }
      return kept;
    },
    set(slot, vacancy) {
      contracts[slot] = bitsOf(contractKinds, vacancy.contractKinds) || 0xff;
      modes[slot] = vacancy.workMode === undefined ? 0xff : bitsOf(workModes, [vacancy.workMode]);
      office[slot] = vacancy.officeDays ?? notSaid;
      hoursMin[slot] = vacancy.hours?.min ?? 0;
      hoursMax[slot] = vacancy.hours?.max ?? 0xff;
      valid[slot] = vacancy.validThroughDay ?? forEver;
      postedOn[slot] = vacancy.postedDay ?? notSaid;
      fixed[slot] = offeredPay(vacancy, "fixed") ?? notSaid;
      onTarget[slot] = offeredPay(vacancy, "on-target") ?? notSaid;
    },
    grow(slots) {
      contracts = filled(new Uint8Array(slots), contracts);
      modes = filled(new Uint8Array(slots), modes);
      office = filled(new Int8Array(slots), office);
      hoursMin = filled(new Uint8Array(slots), hoursMin);
      hoursMax = filled(new Uint8Array(slots), hoursMax);
      valid = filled(new Int32Array(slots), valid);
      postedOn = filled(new Int32Array(slots), postedOn);
      fixed = filled(new Int32Array(slots), fixed);
      onTarget = filled(new Int32Array(slots), onTarget);
    },
  };
}

function filled<Column extends { set(from: Column): void }>(column: Column, from: Column): Column {
  column.set(from);
  return column;
}
