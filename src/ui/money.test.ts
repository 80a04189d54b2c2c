import { expect, it } from "vitest";
import { moneyFormat } from "./money-format.ts";

it.each([
  [0, "¥0.00"],
  [5, "¥0.05"],
  [1_240, "¥12.40"],
  [Number.MAX_SAFE_INTEGER, "¥90,071,992,547,409.91"],
])("writes %i fen as %s", (fen, text) => {
  expect(moneyFormat("en", "CNY").format(fen)).toBe(text);
});

it.each([
  ["en", "EUR", "€12.40", 2],
  ["zh-CN", "EUR", "€12.40", 2],
  ["en", "JPY", "¥1,240", 0],
  ["en", "KWD", "KWD\u00a01.240", 3],
] as const)("writes 1,240 smallest units in %s and %s as %s", (locale, currency, text, places) => {
  const format = moneyFormat(locale, currency);
  expect(format.format(1_240)).toBe(text);
  expect(format.places).toBe(places);
});
