import { expect, it } from "vitest";
import { points } from "./points.ts";
import { aliPoint } from "./programme.ts";

const MINUTE = 60_000;

it("keeps AliPoint's terms, as its guide states them", () => {
  expect(aliPoint).toMatchObject({
    fenPerPoint: 1,
    minimumBalance: 10,
    step: 1,
    validity: { months: 36, to: "end-of-month" },
    zoneOffset: 480 * MINUTE,
    redemptionsPerDay: 1,
    holdTime: 15 * MINUTE,
    refundOfExpired: "forfeit",
    noticeDay: 15,
    topUp: { failures: 5, lockTime: 15 * MINUTE },
    draw: { cost: points(20) },
  });
});

it("has the prizes of its draw, each with its odds and what it is worth", () => {
  const { prizes } = aliPoint.draw;
  expect(prizes.map((prize) => [prize.odds, "fen" in prize && prize.fen])).toEqual([
    [5, 100_000],
    [100, 10_000],
    [2_000, 1_000],
    [20_000, false],
    [100_000, false],
    [300_000, false],
    [577_895, false],
  ]);
  expect(prizes.map((prize) => "points" in prize && prize.points)).toEqual([
    ...[false, false, false],
    ...[100, 20, 5],
    false,
  ]);
});

it("gives odds of exactly one in all, over prizes with names of their own", () => {
  const { prizes } = aliPoint.draw;
  expect(prizes.reduce((total, { odds }) => total + odds, 0)).toBe(1_000_000);
  expect(new Set(prizes.map(({ id }) => id)).size).toBe(prizes.length);
});
