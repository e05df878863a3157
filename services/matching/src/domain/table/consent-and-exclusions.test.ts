import { expect, it } from "vitest";
import {
  aliasId,
  judged,
  otherVacancyId,
  ownOccupation,
  today,
  vacancyId,
  type Row,
} from "../fixtures/bare-pair.ts";

const fits = { score: 10_000, reasons: [ownOccupation()] };
const since = "2026-11-01T08:00:00.000Z";
const rule = { day: today - 3 };
const saas = { sales: { sectors: ["sector:saas" as const] } };

const rows: Row[] = [
  { name: "01 the bare pair: one factor present, it fits fully", ...fits },

  // Each kind of result filters on its own purpose.
  {
    name: "02 mail without consent to mail",
    purpose: "alerts",
    profile: { purposes: { tailoring: true, recruiters: true } },
    broken: ["purpose"],
  },
  {
    name: "03 mail with consent to mail alone",
    purpose: "alerts",
    profile: { purposes: { tailoring: false, alerts: { epoch: 1, since }, recruiters: false } },
    ...fits,
  },
  {
    name: "04 in a recruiter's list without consent to that",
    purpose: "recruiters",
    profile: { purposes: { tailoring: true, alerts: { epoch: 1, since }, recruiters: false } },
    broken: ["purpose"],
  },
  {
    name: "05 ordered on the site without consent to that",
    purpose: "tailoring",
    profile: { purposes: { tailoring: false, recruiters: true } },
    broken: ["purpose"],
  },

  {
    name: "06 closed",
    vacancy: { status: "closed", closed: { reason: "filled", at: since } },
    broken: ["closed"],
  },
  {
    name: "07 valid through yesterday",
    vacancy: { validThroughDay: today - 1 },
    broken: ["closed"],
  },
  { name: "08 valid through today", vacancy: { validThroughDay: today }, ...fits },

  {
    name: "09 hidden by its own id",
    profile: { hiddenVacancies: [vacancyId] },
    broken: ["hidden"],
  },
  {
    name: "10 hidden by an id that was merged into it",
    profile: { hiddenVacancies: [aliasId] },
    broken: ["hidden"],
  },
  { name: "11 another vacancy is hidden", profile: { hiddenVacancies: [otherVacancyId] }, ...fits },

  {
    name: "12 an employer to avoid",
    profile: { excludedEmployers: ["zonnewijzer"] },
    broken: ["excluded-employer"],
  },
  { name: "13 another employer to avoid", profile: { excludedEmployers: ["maanlicht"] }, ...fits },
  {
    name: "14 a sector to avoid",
    profile: { excludedSectors: ["sector:saas"] },
    vacancy: saas,
    broken: ["excluded-sector"],
  },
  {
    name: "15 a sector to avoid, and the vacancy says none",
    profile: { excludedSectors: ["sector:saas"] },
    ...fits,
  },

  // What a dismissal taught. The vacancy's silence breaks no rule.
  {
    name: "16 rule: employer",
    profile: { rules: [{ kind: "employer", value: "zonnewijzer", ...rule }] },
    broken: ["dismissal-rule"],
  },
  {
    name: "17 rule: kind of work",
    profile: { rules: [{ kind: "occupation", value: "occupation:account-manager", ...rule }] },
    broken: ["dismissal-rule"],
  },
  {
    name: "18 rule: sector",
    profile: { rules: [{ kind: "sector", value: "sector:saas", ...rule }] },
    vacancy: saas,
    broken: ["dismissal-rule"],
  },
  {
    name: "19 rule: at least 3,500, offered up to 3,499",
    profile: { rules: [{ kind: "minimum-pay", value: 3_500, ...rule }] },
    vacancy: { pay: { stated: true, fixedMax: 3_499 } },
    broken: ["dismissal-rule"],
  },
  // No wished pay, so pay is no factor: occupation alone.
  {
    name: "20 rule: at least 3,500, offered up to 3,500",
    profile: { rules: [{ kind: "minimum-pay", value: 3_500, ...rule }] },
    vacancy: { pay: { stated: true, fixedMax: 3_500 } },
    ...fits,
  },
  {
    name: "21 rule: at least 3,500, pay not stated",
    profile: { rules: [{ kind: "minimum-pay", value: 3_500, ...rule }] },
    ...fits,
  },
  {
    name: "22 rule: at least medior (3), asked junior (2)",
    profile: { rules: [{ kind: "minimum-seniority", value: 3, ...rule }] },
    vacancy: { seniority: 2 },
    broken: ["dismissal-rule"],
  },
  {
    name: "23 rule: at most medior (3), asked senior (4)",
    profile: { rules: [{ kind: "maximum-seniority", value: 3, ...rule }] },
    vacancy: { seniority: 4 },
    broken: ["dismissal-rule"],
  },
  {
    name: "24 rule: at most medior (3), asked medior (3)",
    profile: { rules: [{ kind: "maximum-seniority", value: 3, ...rule }] },
    vacancy: { seniority: 3 },
    ...fits,
  },

  // All broken rules are named, in the order in which they are declared.
  {
    name: "25 three at once",
    profile: {
      purposes: { tailoring: true, recruiters: false },
      excludedEmployers: ["zonnewijzer"],
      hiddenVacancies: [vacancyId],
    },
    broken: ["purpose", "hidden", "excluded-employer"],
  },
];

it.each(rows)("$name", (row) => {
  const { broken, score, reasons } = row;
  expect(judged(row)).toEqual(broken ? { broken } : { score, reasons });
});
