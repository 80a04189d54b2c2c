import { expect, it } from "vitest";
import { fen, points } from "../rules/points.ts";
import { aliPoint } from "../catalog/alipoint.ts";
import { refundedAmounts } from "./refunded-amounts.ts";

const forfeited = [{ lotId: "m-1", points: points(389) }];

it("does not count points that had expired as given back", () => {
  const refund = { points: 2_751, fen: fen(3_140), forfeited };
  expect(refundedAmounts([refund], aliPoint)).toEqual({ points: 2_751, cash: 0, forfeited: 389 });
});

it("adds up several refunds, and says how much of them was cash", () => {
  const first = { points: 100, fen: fen(300) };
  const second = { points: 11, fen: fen(500), forfeited };
  expect(refundedAmounts([first, second], aliPoint)).toEqual({
    points: 111,
    cash: 300,
    forfeited: 389,
  });
});

it("has no negative cash where a point pays several fen", () => {
  const programme = { ...aliPoint, fenPerPoint: fen(3) };
  expect(refundedAmounts([{ points: 2, fen: fen(5) }], programme).cash).toBe(0);
});
