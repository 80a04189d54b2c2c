import { describe, expect, it } from "vitest";
import { aliPoint } from "../../catalog/alipoint.ts";
import { at } from "../../rules/testing/fixtures.ts";
import { codeOf, useByOf } from "./rewards.ts";

const SECRET = "5e".repeat(32);
const coupon = { kind: "product", id: "coupon" } as const;

describe("a code", () => {
  it("is always the same for one secret, item and number, and another if one of them differs", () => {
    const code = codeOf(SECRET, coupon, 1);
    expect(codeOf(SECRET, coupon, 1)).toBe(code);
    const others = [
      codeOf("5f".repeat(32), coupon, 1),
      codeOf(SECRET, { ...coupon, id: "towel" }, 1),
      codeOf(SECRET, { ...coupon, kind: "prize" }, 1),
      codeOf(SECRET, coupon, 2),
    ];
    const keyed = [code, ...others].map((each) => each.slice(5));
    expect(new Set(keyed).size).toBe(5);
  });

  it.each([
    [1, "0001"],
    [31, "000Z"],
    [32, "0010"],
    [32 ** 4 - 1, "ZZZZ"],
    [32 ** 4, "10000"],
  ])("begins with its number %i as %s", (number, group) => {
    expect(codeOf(SECRET, coupon, number).split("-")).toEqual([
      group,
      ...Array.from(
        { length: 3 },
        () => expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{4}$/) as string,
      ),
    ]);
  });
});

describe("the end of a reward", () => {
  it.each([
    ["in the first moment of a day", "2026-11-23T00:00:00.000+08:00"],
    ["in the last moment of a day", "2026-11-23T23:59:59.999+08:00"],
  ])("is a midnight whole days after a reward that was given %s", (_when, given) => {
    expect(useByOf({ useWithinDays: 1 }, at(given), aliPoint)).toEqual({
      useBy: at("2026-11-25T00:00:00.000+08:00"),
    });
    expect(useByOf({ useWithinDays: 0 }, at(given), aliPoint)).toEqual({
      useBy: at("2026-11-24T00:00:00.000+08:00"),
    });
  });

  it("is absent where the reward has none", () => {
    expect(useByOf({}, at("2026-11-23T00:00:00.000+08:00"), aliPoint)).toEqual({});
  });
});
