import { describe, expect, it } from "vitest";
import type { ProductView } from "../contract/product.ts";
import { aliPoint } from "../catalog/alipoint.ts";
import { fen, points } from "../rules/points.ts";
import type { Programme } from "../rules/programme.ts";
import { at } from "../rules/testing/fixtures.ts";
import type { Snapshot } from "./preview-spend.ts";
import { isAffordable, lowestPrice, productReason } from "./product-reason.ts";
import { snapshotWith } from "./testing.ts";

const price = (amount: number, cash = 0) => ({
  id: `${amount}-${cash}`,
  points: points(amount),
  fen: fen(cash),
});

function product(stock: number, ...prices: ReturnType<typeof price>[]): ProductView {
  const rest = { fulfilment: "code", instructions: "", picture: "towel" } as const;
  return { id: "towel", title: "Cotton towel", stock, prices, ...rest };
}

/** After the day's redemption of a product. */
function afterRedemption(amount: number, id = "towel", programme: Programme = aliPoint): Snapshot {
  const { wallet, ...rest } = snapshotWith(amount, programme);
  const until = at("2026-11-24T00:00:00+08:00");
  const redeemedToday = { until, count: 1, products: [{ id, count: 1 }] };
  return { ...rest, wallet: { ...wallet, redeemedToday } };
}

const reason = (cost: number, snapshot: Snapshot, stock = 5) =>
  productReason(product(stock, price(cost)), price(cost), snapshot);

describe("the reason why a product cannot be redeemed", () => {
  it("is what is missing to the price where the minimum balance is missing too", () => {
    expect(reason(1_000, snapshotWith(9))).toEqual({ code: "insufficient-points", missing: 991 });
    expect(reason(10, snapshotWith(9))).toEqual({ code: "insufficient-points", missing: 1 });
  });

  it("is what is missing to the minimum balance for a price below it", () => {
    expect(reason(9, snapshotWith(9))).toEqual({ code: "below-minimum", missing: 1 });
    expect(reason(9, snapshotWith(10))).toBeUndefined();
  });

  it("is what is missing to the price where the day's limit is reached too", () => {
    expect(reason(1_000, afterRedemption(999))).toEqual({
      code: "insufficient-points",
      missing: 1,
    });
    expect(reason(1_000, afterRedemption(1_000))?.code).toBe("daily-limit-reached");
  });

  it("is the limit of its own product, which leaves the others", () => {
    const each: Programme = { ...aliPoint, redemptionLimit: { count: 1, per: "product" } };
    expect(reason(1_000, afterRedemption(1_000, "towel", each))).toEqual({
      code: "daily-limit-reached",
      nextRedemptionAt: at("2026-11-24T00:00:00+08:00"),
    });
    expect(reason(1_000, afterRedemption(1_000, "cup", each))).toBeUndefined();
    expect(reason(1_000, afterRedemption(1_000, "cup"))?.code).toBe("daily-limit-reached");
    const twice: Programme = { ...each, redemptionLimit: { count: 2, per: "product" } };
    expect(reason(1_000, afterRedemption(1_000, "towel", twice))).toBeUndefined();
  });

  it("is above all that the product is sold out", () => {
    expect(reason(1_000, snapshotWith(9), 0)).toEqual({ code: "out-of-stock" });
    expect(reason(1_000, afterRedemption(9), 0)).toEqual({ code: "out-of-stock" });
  });

  it("is absent from the very balance that the price needs", () => {
    expect(reason(1_000, snapshotWith(999))).toEqual({ code: "insufficient-points", missing: 1 });
    expect(reason(1_000, snapshotWith(1_000))).toBeUndefined();
  });
});

describe("what the member can afford", () => {
  const cup = product(5, price(3_000), price(2_000, 1_900));

  it("is a product that the points pay for at one of its prices", () => {
    expect(isAffordable(cup, snapshotWith(1_999))).toBe(false);
    expect(isAffordable(cup, snapshotWith(2_000))).toBe(true);
    expect(lowestPrice(cup).points).toBe(2_000);
  });

  it("includes what can be redeemed tomorrow, and nothing that is sold out", () => {
    expect(isAffordable(cup, afterRedemption(2_000))).toBe(true);
    expect(isAffordable({ ...cup, stock: 0 }, snapshotWith(2_000))).toBe(false);
  });
});
