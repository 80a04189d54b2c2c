import { expect, it } from "vitest";
import { points } from "./points.ts";
import { aliPoint } from "../catalog/alipoint.ts";
import { type Prize } from "./programme.ts";

const MINUTE = 60_000;

it("keeps AliPoint's terms, as its guide states them", () => {
  expect(aliPoint).toMatchObject({
    fenPerPoint: 1,
    minimumBalance: 10,
    step: 1,
    validity: { months: 36, to: "end-of-month" },
    zone: "Asia/Shanghai",
    redemptionLimit: { count: 1, per: "member" },
    holdTime: 15 * MINUTE,
    refundOfExpired: "forfeit",
    expiringSoonMonths: 2,
    noticeDay: 15,
    topUp: { failures: 5, lockTime: 15 * MINUTE },
    draw: { cost: points(20) },
  });
});

it("has the prizes of its draw with their odds", () => {
  const { prizes } = aliPoint.draw;
  const paid = (prize: Prize) =>
    prize.kind === "cash" ? prize.fen : prize.kind === "points" ? prize.points : 0;
  expect(prizes.map((prize) => [prize.odds, prize.kind, paid(prize)])).toEqual([
    [5, "cash", 100_000],
    [100, "cash", 10_000],
    [2_000, "cash", 1_000],
    [20_000, "points", 100],
    [100_000, "points", 20],
    [300_000, "points", 5],
    [577_895, "nothing", 0],
  ]);
});

it("has odds that add up to one, and prizes with unique ids", () => {
  const { prizes } = aliPoint.draw;
  expect(prizes.reduce((total, { odds }) => total + odds, 0)).toBe(1_000_000);
  expect(new Set(prizes.map(({ id }) => id)).size).toBe(prizes.length);
});
