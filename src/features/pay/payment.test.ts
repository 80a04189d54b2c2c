import { describe, expect, it } from "vitest";
import { fen } from "../../rules/points.ts";
import { at } from "../../rules/testing/fixtures.ts";
import { snapshotWith } from "../../spend/testing.ts";
import { moneyFormat } from "../../ui/money-format.ts";
import { paymentOf, orderIdAt, type PayDraft } from "./payment.ts";

const order = { id: "W-77", title: "Water", totalFen: fen(3_140) };
const draftOf = (
  draft: PayDraft,
  snapshot = snapshotWith(1_000),
  of: typeof order | null = order,
) =>
  paymentOf({
    merchantId: "water",
    order: of ?? undefined,
    draft,
    snapshot,
    money: moneyFormat("en", "CNY"),
  });

describe("a payment that is being typed", () => {
  it("takes as many points as possible while none are typed", () => {
    expect(draftOf({})).toMatchObject({ state: "possible", points: 1_000, cash: 2_140 });
    expect(draftOf({}, snapshotWith(5_000))).toMatchObject({ points: 3_140, most: 3_140, cash: 0 });
  });

  it("reports a faulty total before faulty points", () => {
    const draft = { total: "abc", points: "abc" };
    expect(draftOf(draft, snapshotWith(1_000), null)).toEqual({
      state: "no-total",
      fault: "not-a-number",
    });
    expect(draftOf({ points: "1.5" })).toMatchObject({ state: "no-points", fault: "not-whole" });
  });

  it("is refused with the numbers of the rules", () => {
    expect(draftOf({ points: "1,001" })).toMatchObject({
      state: "refused",
      refusal: { code: "insufficient-points", missing: 1 },
    });
    expect(draftOf({ points: "3,141" }, snapshotWith(5_000))).toMatchObject({
      refusal: { code: "exceeds-bill", most: 3_140 },
      cash: 0,
    });
    expect(draftOf({}, snapshotWith(9))).toMatchObject({
      most: 0,
      refusal: { code: "below-minimum", missing: 1 },
    });
  });

  it("is computed for numbers of any length", () => {
    const [long, most] = ["9".repeat(40), Number.MAX_SAFE_INTEGER];
    expect(draftOf({ total: long }, snapshotWith(1_000), null)).toMatchObject({
      state: "possible",
      points: 1_000,
      cash: most - 1_000,
    });
    expect(draftOf({ points: long })).toMatchObject({ state: "refused", cash: 0 });
  });

  it("reads a typed total", () => {
    const draft = { total: "￥１２．５", points: "50" };
    expect(draftOf(draft, snapshotWith(1_000), null)).toMatchObject({ total: 1_250, cash: 1_200 });
  });
});

it("makes an order id from the service's clock", () => {
  expect(orderIdAt(at("2026-11-23T09:15:59.999Z"))).toBe("A-20261123-0915");
});
