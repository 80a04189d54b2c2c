import { describe, expect, it } from "vitest";
import { readMoney, readWhole, typedMoney } from "./typed-number.ts";

describe("a whole number", () => {
  it.each([
    ["12", 12],
    [" 1 234 ", 1_234],
    ["1,234,567", 1_234_567],
    ["１２３４", 1_234],
    ["１，２３４", 1_234],
    ["12\u00a0345\u202f678", 12_345_678],
    ["12.", 12],
    ["12.00", 12],
    ["007", 7],
    ["9".repeat(30), Number.MAX_SAFE_INTEGER],
  ])("is read from '%s'", (text, value) => {
    expect(readWhole(text)).toEqual({ value });
  });

  it.each([
    ["", "empty"],
    [" \u3000 ", "empty"],
    ["abc", "not-a-number"],
    ["1e3", "not-a-number"],
    ["0x10", "not-a-number"],
    ["1,23", "not-a-number"],
    ["1.2.3", "not-a-number"],
    ["Infinity", "not-a-number"],
    ["-", "not-a-number"],
    ["-1", "too-small"],
    ["\u22125", "too-small"],
    ["－1", "too-small"],
    ["0", "too-small"],
    ["1.5", "not-whole"],
  ])("is not read from '%s': %s", (text, fault) => {
    expect(readWhole(text)).toEqual({ fault });
  });
});

const yuan = { symbol: "¥", places: 2 };
const euro = { symbol: "€", places: 2 };
const yen = { symbol: "¥", places: 0 };

describe("an amount of money", () => {
  it.each([
    ["12", 1_200],
    ["12.5", 1_250],
    ["12.50", 1_250],
    ["12.500", 1_250],
    ["¥1,234.56", 123_456],
    ["￥１２．３４", 1_234],
    ["0.01", 1],
    ["12 元", 1_200],
  ])("is read from '%s'", (text, value) => {
    expect(readMoney(text, yuan)).toEqual({ value });
  });

  it.each([
    ["", "empty"],
    ["¥", "empty"],
    ["ten", "not-a-number"],
    ["$5", "not-a-number"],
    ["1e3", "not-a-number"],
    ["0", "too-small"],
    ["0.00", "too-small"],
    ["-3.5", "too-small"],
    ["1.005", "too-many-places"],
  ])("is not read from '%s': %s", (text, fault) => {
    expect(readMoney(text, yuan)).toEqual({ fault });
  });

  it("is read in the programme's currency, with its decimal places", () => {
    expect(readMoney("€ 1,234.50", euro)).toEqual({ value: 123_450 });
    expect(readMoney("12 €", euro)).toEqual({ value: 1_200 });
    expect(readMoney("¥5", euro)).toEqual({ fault: "not-a-number" });
    expect(readMoney("¥1,200", yen)).toEqual({ value: 1_200 });
    expect(readMoney("1.5", yen)).toEqual({ fault: "not-whole" });
  });

  it("is typed with the currency's decimal places", () => {
    expect(typedMoney(1_250, euro)).toBe("12.50");
    expect(typedMoney(1_250, yen)).toBe("1250");
  });
});
