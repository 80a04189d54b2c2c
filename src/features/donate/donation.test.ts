import { describe, expect, it } from "vitest";
import { points } from "../../rules/points.ts";
import { at } from "../../rules/testing/fixtures.ts";
import type { Snapshot } from "../../spend/preview-spend.ts";
import { snapshotWith } from "../../spend/testing.ts";
import { donationOf, percentOf, quickAmounts } from "./donation.ts";

const donationIn = (snapshot: Snapshot, amount?: string) =>
  donationOf("library", amount === undefined ? {} : { amount }, snapshot);

describe("a donation that is being typed", () => {
  it.each(["1", " １，０００ ", "1000"])("of '%s' is possible with 1,000 points", (amount) => {
    expect(donationIn(snapshotWith(1_000), amount)).toMatchObject({ state: "possible" });
  });

  it.each([
    ["", "empty"],
    ["ten", "not-a-number"],
    ["1e3", "not-a-number"],
    ["0", "too-small"],
    ["-1", "too-small"],
    ["1.5", "not-whole"],
  ])("of '%s' is invalid: %s", (amount, fault) => {
    expect(donationIn(snapshotWith(1_000), amount)).toEqual({ state: "no-points", fault });
  });

  it("takes the points that expire soon while nothing is typed", () => {
    const { wallet, ...rest } = snapshotWith(1_000);
    const expiring = [{ points: points(389), expiresAt: at("2026-12-01T00:00:00+08:00") }];
    const snapshot = { ...rest, wallet: { ...wallet, expiring } };
    expect(donationIn(snapshot)).toMatchObject({ state: "possible", points: 389 });
    expect(donationIn(snapshot, "")).toEqual({ state: "no-points", fault: "empty" });
    expect(donationIn(snapshot, "5")).toMatchObject({ points: 5 });
  });

  it("is refused above the balance, with the missing points", () => {
    expect(donationIn(snapshotWith(1_000), "1001")).toMatchObject({
      state: "refused",
      refusal: { code: "insufficient-points", missing: 1 },
    });
  });

  it("is refused however long the number is", () => {
    expect(donationIn(snapshotWith(1_000), "9".repeat(40))).toMatchObject({
      refusal: { code: "insufficient-points" },
    });
  });

  it("is refused below the minimum before anything is typed", () => {
    expect(donationIn(snapshotWith(10))).toMatchObject({ state: "no-points", fault: "empty" });
    expect(donationIn(snapshotWith(9))).toMatchObject({
      state: "refused",
      refusal: { code: "below-minimum", missing: 1 },
    });
  });

  it("says when it leaves less than the minimum balance", () => {
    expect(donationIn(snapshotWith(20), "10")).toMatchObject({
      preview: { left: 10, isFew: false },
    });
    expect(donationIn(snapshotWith(20), "11")).toMatchObject({ preview: { left: 9, isFew: true } });
  });
});

it.each([
  [9, []],
  [10, [10]],
  [11, [10, 11]],
  [500, [10, 100, 500]],
  [15_762, [10, 100, 500, 15_762]],
])("offers a member with %i points these amounts: %j", (amount, quick) => {
  expect(quickAmounts(snapshotWith(amount))).toEqual(quick);
});

it.each([
  [0, 0],
  [599_999, 99],
  [600_000, 100],
  [700_000, 100],
])("%i of 600,000 points are %i per cent", (raised, percent) => {
  expect(percentOf(points(raised), points(600_000))).toBe(percent);
});
