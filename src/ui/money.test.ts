import { expect, it } from "vitest";
import { inYuan, yuan } from "./money.tsx";

const format = new Intl.NumberFormat("en", yuan);

it.each([
  [0, "¥0.00"],
  [5, "¥0.05"],
  [1_240, "¥12.40"],
  [Number.MAX_SAFE_INTEGER, "¥90,071,992,547,409.91"],
])("writes %i fen as %s", (fen, text) => {
  expect(format.format(inYuan(fen))).toBe(text);
});
