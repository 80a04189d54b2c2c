import { describe, expect, it } from "vitest";
import { fen } from "../../rules/points.ts";
import { snapshotWith } from "../../spend/testing.ts";
import { paymentOf, type PayDraft } from "./payment.ts";

const order = { title: "Water", totalFen: fen(3_140) };
const draftOf = (draft: PayDraft, snapshot = snapshotWith(1_000)) =>
  paymentOf({ order, draft, snapshot });

describe("a payment that is being typed", () => {
  it("takes as many points as possible while none are typed", () => {
    expect(draftOf({})).toMatchObject({ state: "possible", points: 1_000, cash: 2_140 });
    expect(draftOf({}, snapshotWith(5_000))).toMatchObject({ points: 3_140, most: 3_140, cash: 0 });
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
