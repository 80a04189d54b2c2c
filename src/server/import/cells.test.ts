import { describe, expect, it } from "vitest";
import { at } from "../../rules/testing/fixtures.ts";
import { readAmount } from "./amounts.ts";
import { readDate } from "./dates.ts";
import { kindOf } from "./kinds.ts";

const CHINA = { zone: "Asia/Shanghai" };

describe("an amount", () => {
  it.each([
    ["5", 5],
    ["+5", 5],
    ["-1,500", -1_500],
    ["\u2212150", -150],
    ["－１５０", -150],
    ["１，５００", 1_500],
    ["1\u00a0500", 1_500],
    ["(1,500)", -1_500],
    ["（15）", -15],
    ["150-", -150],
    ["150 分", 150],
    ["150 pts", 150],
    ["12.00", 12],
    ["0", 0],
    ["-0", 0],
    ["9007199254740991", Number.MAX_SAFE_INTEGER],
  ])("is read from '%s'", (text, value) => {
    expect(readAmount(text)).toEqual({ value });
  });

  it.each([
    ["", "amount-unreadable"],
    ["-", "amount-unreadable"],
    ["--5", "amount-unreadable"],
    ["-5-", "amount-unreadable"],
    ["(-5)", "amount-unreadable"],
    ["5x", "amount-unreadable"],
    ["1e3", "amount-unreadable"],
    ["1,50", "amount-unreadable"],
    ["1.5", "amount-not-whole"],
    ["1.500", "amount-unclear"],
    ["1.000", "amount-unclear"],
    ["9007199254740992", "amount-too-large"],
  ])("is not read from '%s': %s", (text, fault) => {
    expect(readAmount(text)).toEqual({ fault });
  });
});

describe("a date", () => {
  it.each([
    ["2023-11-02", "2023-11-02T00:00:00+08:00"],
    ["20231102", "2023-11-02T00:00:00+08:00"],
    ["2023-306", "2023-11-02T00:00:00+08:00"],
    ["2023306", "2023-11-02T00:00:00+08:00"],
    ["2023-W44-4", "2023-11-02T00:00:00+08:00"],
    ["2023W444", "2023-11-02T00:00:00+08:00"],
    ["2020-W53-7", "2021-01-03T00:00:00+08:00"],
    ["2023-11-02T20", "2023-11-02T20:00:00+08:00"],
    ["2023-11-02T20:07", "2023-11-02T20:07:00+08:00"],
    ["2023-11-02 20:07:15", "2023-11-02T20:07:15+08:00"],
    ["20231102T200715Z", "2023-11-02T20:07:15Z"],
    ["20231102200715", "2023-11-02T20:07:15+08:00"],
    ["2023-11-02T20:07:15.2509Z", "2023-11-02T20:07:15.250Z"],
    ["2023-11-02t20:07:15,25z", "2023-11-02T20:07:15.250Z"],
    ["2023-11-02T20:07,5Z", "2023-11-02T20:07:30Z"],
    ["2023-11-02T20,5Z", "2023-11-02T20:30:00Z"],
    ["2023-11-02T20:07+01", "2023-11-02T19:07:00Z"],
    ["2023-11-02T20:07-0330", "2023-11-02T23:37:00Z"],
    ["2023-11-02T20:07\u221203:30", "2023-11-02T23:37:00Z"],
    ["2023-11-01T24:00", "2023-11-02T00:00:00+08:00"],
    ["2023-11-02T23:59:60Z", "2023-11-03T00:00:00Z"],
    ["2023/11/1 20:07", "2023-11-01T20:07:00+08:00"],
    ["2023/11/1 下午8:07", "2023-11-01T20:07:00+08:00"],
    ["2023年11月6日", "2023-11-06T00:00:00+08:00"],
    ["2023年11月6日 20时07分15秒", "2023-11-06T20:07:15+08:00"],
    ["２０２３／１１／６", "2023-11-06T00:00:00+08:00"],
    ["2.11.2023", "2023-11-02T00:00:00+08:00"],
    ["2/11/2023 12:07 AM", "2023-11-02T00:07:00+08:00"],
    ["2/11/2023 12:07 PM", "2023-11-02T12:07:00+08:00"],
    ["2 Nov 2023", "2023-11-02T00:00:00+08:00"],
    ["November 2, 2023", "2023-11-02T00:00:00+08:00"],
    ["1970-01-01 08:00", "1970-01-01T00:00:00Z"],
  ])("is read from '%s'", (text, expected) => {
    expect(readDate(text, CHINA, "dmy")).toBe(at(expected));
  });

  it("is read with the month first if the file is so", () => {
    expect(readDate("2/11/2023", CHINA, "mdy")).toBe(at("2023-02-11T00:00:00+08:00"));
  });

  it.each([
    "",
    "yesterday",
    "2023",
    "2023-11",
    "2023-02-29",
    "2023-13-01",
    "2023-366",
    "2023-000",
    "2023-W53-1",
    "2023-W00-1",
    "2023-11-02T24:01",
    "2023-11-02T25:00",
    "2023-11-02T20:60",
    "2023-11-02T20:07:60",
    "2023-11-02T20:07+24",
    "2023-11-02 13:07 PM",
    "2023-11-02 x",
    "31/11/2023",
    "1/2/23",
    "2 Foo 2023",
    "1970-01-01 07:59",
  ])("is not read from '%s'", (text) => {
    expect(readDate(text, CHINA, "dmy")).toBeUndefined();
  });
});

describe("a kind", () => {
  it("is read in Chinese, and is the sign's if it is another programme's word", () => {
    expect(kindOf(-5, "过期", false)).toBe("expiry");
    expect(kindOf(-5, "Cashback", false)).toBe("payment");
    expect(kindOf(5, "支出", false)).toBe("grant");
    expect(kindOf(5, "", true)).toBe("grant");
    expect(kindOf(5, "gift", true)).toEqual({ fault: "kind-unknown" });
    expect(kindOf(5, "payment", true)).toEqual({ fault: "kind-sign" });
  });
});
