import { describe, expect, it } from "vitest";
import { aliPoint } from "../../catalog/alipoint.ts";
import { fen, points } from "../../rules/points.ts";
import { at } from "../../rules/testing/fixtures.ts";
import { snapshotWith } from "../../spend/testing.ts";
import { paymentOf, type PayDraft } from "./payment.ts";

const order = { kind: "utility", title: "Water", totalFen: fen(3_140) } as const;
type PaidOrder = Parameters<typeof paymentOf>[0]["order"];
const draftOf = (draft: PayDraft, snapshot = snapshotWith(1_000)) =>
  paymentOf({ order, draft, snapshot });

/** The snapshot of a member with 1,000 points, so many of which expire soon. */
function snapshotExpiring(soon: number, programme = aliPoint) {
  const { wallet, ...rest } = snapshotWith(1_000, programme);
  const expiring = [{ points: points(soon), expiresAt: at("2026-12-01T00:00:00+08:00") }];
  return { ...rest, wallet: { ...wallet, expiring } };
}

describe("a payment that is being typed", () => {
  it("takes as many points as possible while none are typed", () => {
    expect(draftOf({})).toMatchObject({ state: "possible", points: 1_000, cash: 2_140 });
    expect(draftOf({}, snapshotWith(5_000))).toMatchObject({ points: 3_140, most: 3_140, cash: 0 });
  });

  it("takes the points that expire soon of a card repayment, and the most possible of other orders", () => {
    const card = { ...order, kind: "card" } as const;
    const taken = (of: PaidOrder, snapshot = snapshotExpiring(389)) =>
      paymentOf({ order: of, draft: {}, snapshot });
    expect(taken(card)).toMatchObject({ state: "possible", points: 389, cash: 2_751 });
    expect(taken(order)).toMatchObject({ points: 1_000 });
    expect(taken({ ...card, totalFen: fen(100) })).toMatchObject({ points: 100, cash: 0 });
    expect(taken(card, snapshotWith(1_000))).toMatchObject({ points: 1_000 });
    const inSteps = { ...aliPoint, step: points(50) };
    expect(taken(card, snapshotExpiring(389, inSteps))).toMatchObject({ points: 350 });
    expect(taken(card, snapshotExpiring(49, inSteps))).toMatchObject({ points: 1_000 });
  });

  it("tells what is wrong with typed points", () => {
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
    expect(draftOf({ points: "9".repeat(40) })).toMatchObject({ state: "refused", cash: 0 });
  });
});
