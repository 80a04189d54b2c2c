import { expect, it } from "vitest";
import { formatNumber, readNumber, readPassword } from "./card-number.ts";

it.each([
  "6001000000000501",
  " 6001 0000 0000 0501 ",
  "6001-0000-0000-0501",
  "６００１　００００　００００　０５０１",
  "6001\u20130000\u20130000\u20130501",
])("reads the number '%s'", (typed) => {
  expect(readNumber(typed)).toEqual({ text: "6001000000000501", fault: undefined });
});

it.each([
  ["", "empty"],
  ["  ", "empty"],
  ["6001 0000 0000 050I", "letters"],
  ["6001.0000", "letters"],
  ["6001 0000 0000 050", "length"],
  ["6001 0000 0000 05010", "length"],
  ["6001 0000 0000 0502", "check"],
  ["6010 0000 0000 0501", "check"],
])("rejects the number '%s': %s", (typed, fault) => {
  expect(readNumber(typed).fault).toBe(fault);
});

it("reads a password of 8 characters, ignoring width and outer spaces", () => {
  expect(readPassword(" ＳＵＭＭＥＲ２６ ")).toEqual({ text: "SUMMER26", fault: undefined });
  expect(readPassword("summer26").text).toBe("summer26");
  expect(readPassword("SUMMER2").fault).toBe("length");
  expect(readPassword("SUMMER267").fault).toBe("length");
  expect(readPassword(" ").fault).toBe("empty");
});

it("groups digits in fours, and leaves other text as it was typed", () => {
  expect(formatNumber("60010")).toBe("6001 0");
  expect(formatNumber("6001")).toBe("6001");
  expect(formatNumber("6001000000000501")).toBe("6001 0000 0000 0501");
  expect(formatNumber("6001 x")).toBe("6001 x");
});
