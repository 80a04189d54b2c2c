import { expect, it } from "vitest";
import { fen, points } from "../rules/points.ts";
import { refundedAmounts } from "./refunded-amounts.ts";

const forfeited = [{ lotId: "m-1", points: points(389) }];

it("does not count points that had expired as given back", () => {
  const refund = { points: 2_751, cashFen: fen(0), forfeited };
  expect(refundedAmounts([refund])).toEqual({ points: 2_751, cash: 0, forfeited: 389 });
});

it("adds up several refunds", () => {
  const first = { points: 100, cashFen: fen(200) };
  const second = { points: 11, cashFen: fen(100), forfeited };
  expect(refundedAmounts([first, second])).toEqual({ points: 111, cash: 300, forfeited: 389 });
});

it("is nothing without refunds", () => {
  expect(refundedAmounts([])).toEqual({ points: 0, cash: 0, forfeited: 0 });
});
