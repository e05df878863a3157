import { contractKinds, workModes } from "@raakvlak/contracts";
import { offeredPay } from "../domain/offered-pay.ts";
import type { ScoredProfile } from "../domain/scored-profile.ts";
import type { ScoredVacancy } from "../domain/scored-vacancy.ts";
import { longer } from "./slot-sets.ts";

const notSaid = -1;
const forEver = 2 ** 31 - 1;
const allBits = 0xff;

// A slot's terms stand in eight words, half a cache line.
const STRIDE = 8;
/** Bits of contract kinds, of work modes from the eighth on, days at the office from the sixteenth on. */
const WORK = 0;
const HOURS_MIN = 1;
const HOURS_MAX = 2;
const VALID = 3;
const POSTED = 4;
const FIXED = 5;
const ON_TARGET = 6;
const ADDRESS = 7;
const modeShift = 8;
const officeShift = 16;

/** The terms that rule out most, by slot and close together: one look at memory for each vacancy. */
export interface VacancyColumns {
  /** Writes those of the slots whose terms fit to the beginning of `kept`; returns how many. */
  keepFitting(slots: Int32Array, kept: Int32Array, terms: Terms): number;
  isValidOn(slot: number, day: number): boolean;
  /** Posted on one of these days, and valid on that one. */
  isPostedOn(slot: number, days: PostedDays): boolean;
  /** The most that is offered, -1: not said. */
  payOf(slot: number, kind: Terms["payOf"]): number;
  /** Where its record stands. */
  addressOf(slot: number): number;
  set(slot: number, vacancy: ScoredVacancy, address: number): void;
  grow(slots: number): void;
}

/** What a profile says about these terms, and the days that count. */
export interface Terms {
  /** Bits of contract kinds and work modes, where a vacancy has them. */
  readonly contracts: number;
  readonly modes: number;
  readonly officeDaysMaximum: number;
  readonly hoursMin: number;
  readonly hoursMax: number;
  readonly pay: number;
  readonly payOf: "fixed" | "on-target";
  /** Valid through this day at least; or else, where such days are asked for, posted on one of them. */
  readonly day: number;
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
    contracts: bitsOf(contractKinds, profile.contractKinds) || allBits,
    modes: (bitsOf(workModes, profile.workModes) || allBits) << modeShift,
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
  let words = new Int32Array(0);

  /** Contract, mode, days, hours and pay; what is not said rules nothing out. */
  function meetsTerms(at: number, terms: Terms, pay: number): boolean {
    const work = words[at + WORK] ?? 0;
    const offered = words[at + pay] ?? 0;
    return (
      (work & terms.contracts) !== 0 &&
      (work & terms.modes) !== 0 &&
      (offered === notSaid || offered >= terms.pay) &&
      (words[at + HOURS_MIN] ?? 0) <= terms.hoursMax &&
      (words[at + HOURS_MAX] ?? 0) >= terms.hoursMin &&
      work >> officeShift <= terms.officeDaysMaximum
    );
  }

  const isValid = (at: number, day: number) => (words[at + VALID] ?? 0) >= day;

  function isPosted(at: number, { from, to }: PostedDays): boolean {
    const on = words[at + POSTED] ?? 0;
    return on >= from && on <= to && isValid(at, on);
  }

  const isInTime = (at: number, { day, posted }: Terms) =>
    isValid(at, day) || (posted !== undefined && isPosted(at, posted));
  const payAt = (kind: Terms["payOf"]) => (kind === "fixed" ? FIXED : ON_TARGET);

  return {
    isValidOn: (slot, day) => isValid(slot * STRIDE, day),
    isPostedOn: (slot, days) => isPosted(slot * STRIDE, days),
    payOf: (slot, kind) => words[slot * STRIDE + payAt(kind)] ?? 0,
    addressOf: (slot) => words[slot * STRIDE + ADDRESS] ?? 0,
    keepFitting(slots, kept, terms) {
      const pay = payAt(terms.payOf);
      let count = 0;
      for (let n = 0; n < slots.length; n++) {
        const slot = slots[n] ?? 0;
        const at = slot * STRIDE;
        if (meetsTerms(at, terms, pay) && isInTime(at, terms)) kept[count++] = slot;
      }
      return count;
    },
    set(slot, vacancy, address) {
      const { workMode } = vacancy;
      const contracts = bitsOf(contractKinds, vacancy.contractKinds) || allBits;
      const modes = workMode === undefined ? allBits : bitsOf(workModes, [workMode]);
      const at = slot * STRIDE;
      words[at + WORK] =
        contracts | (modes << modeShift) | ((vacancy.officeDays ?? 0) << officeShift);
      words[at + HOURS_MIN] = vacancy.hours?.min ?? 0;
      words[at + HOURS_MAX] = vacancy.hours?.max ?? forEver;
      words[at + VALID] = vacancy.validThroughDay ?? forEver;
      words[at + POSTED] = vacancy.postedDay ?? notSaid;
      words[at + FIXED] = offeredPay(vacancy, "fixed") ?? notSaid;
      words[at + ON_TARGET] = offeredPay(vacancy, "on-target") ?? notSaid;
      words[at + ADDRESS] = address;
    },
    grow(slots) {
      words = longer(words, slots * STRIDE);
    },
  };
}
