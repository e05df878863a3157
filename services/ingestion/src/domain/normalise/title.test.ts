import { expect, it } from "vitest";
import { cleanTitle } from "./title.ts";

it.each([
  ["Accountmanager (m/v/x)", "Accountmanager"],
  ["Salesmanager v/m", "Salesmanager"],
  ["(Senior) Accountmanager (f/m/d) - Berlin", "(Senior) Accountmanager - Berlin"],
  ["Vacature: Verkoper buitendienst", "Verkoper buitendienst"],
  ["  Key   Accountmanager | ", "Key Accountmanager"],
  ["ACCOUNTMANAGER ZORG", "Accountmanager zorg"],
  ["SDR", "SDR"],
  ["Sales\u0000manager\u200B", "Sales manager"],
  ["(m/v)", "(m/v)"],
  ["x".repeat(300), "x".repeat(200)],
])("cleans %j to %j", (title, clean) => {
  expect(cleanTitle(title)).toBe(clean);
});
