import { describe, expect, it } from "vitest";
import type { DrawView, PrizeView } from "../../contract/draw.ts";
import { fen, points } from "../../rules/points.ts";
import { prizeOf } from "../../rules/spend/draw.ts";
import { aliPoint } from "../../catalog/alipoint.ts";
import { valueOf } from "../../rules/programme.ts";
import { at } from "../../rules/testing/fixtures.ts";
import {
  chanceOfAny,
  costOf,
  expectedReturn,
  oneIn,
  rangesOf,
  prizeCounts,
  wonIn,
  payoutOf,
} from "./odds.ts";

const prizes: PrizeView[] = aliPoint.draw.prizes.map((prize) => ({
  id: prize.id,
  title: prize.id,
  kind: prize.kind,
  odds: prize.odds,
  worthFen:
    prize.kind === "cash"
      ? prize.fen
      : prize.kind === "points"
        ? valueOf(prize.points, aliPoint)
        : fen(0),
}));

it.each([
  [5, 200_000],
  [2_000, 500],
  [100_000, 10],
  [300_000, 3.3],
  [577_895, 1.7],
  [1_000_000, 1],
])("%i in a million is one in %d", (odds, draws) => {
  expect(oneIn(odds)).toBe(draws);
});

describe("the expected return", () => {
  it("of the programme's draw is 9 points of the 20 that it costs", () => {
    expect(expectedReturn(prizes, aliPoint.draw.cost, aliPoint)).toEqual({
      points: 9,
      share: 0.45,
    });
  });

  it("need not be whole, and follows what a point pays", () => {
    const prize = { odds: 250_000, worthFen: fen(10) };
    expect(expectedReturn([prize], points(5), { fenPerPoint: fen(1) }).points).toBe(2.5);
    expect(expectedReturn([prize], points(5), { fenPerPoint: fen(2) }).points).toBe(1.25);
  });
});

it("gives the same ranges of rolls as the rules", () => {
  const ranges = rangesOf(aliPoint.draw.prizes);
  for (const { prize, from, to } of ranges) {
    expect([prizeOf(from, aliPoint).id, prizeOf(to, aliPoint).id]).toEqual([prize.id, prize.id]);
  }
  expect(ranges.at(-1)?.to).toBe(999_999);
});

describe("results against the odds", () => {
  const drawn = (prizeId: string, won: Partial<DrawView>): DrawView => ({
    id: "lin-1",
    number: 1,
    at: at("2026-11-23T12:00:00+08:00"),
    commitment: "",
    secret: "",
    memberSeed: "",
    roll: 0,
    prizeId,
    title: prizeId,
    pays: "nothing",
    ...won,
  });
  const draws = [
    drawn("nothing", {}),
    drawn("points-5", { points: points(5) }),
    drawn("points-5", { points: points(5) }),
    drawn("yuan-10", { fen: fen(1_000) }),
  ];

  it("count each prize beside what is to be expected", () => {
    const tallies = prizeCounts(prizes, draws);
    expect(tallies.map(({ count }) => count)).toEqual([0, 0, 1, 0, 0, 2, 1]);
    expect(tallies.find(({ prize }) => prize.id === "points-5")?.expected).toBeCloseTo(1.2);
  });

  it("add up the value won and the cost", () => {
    expect(wonIn(draws, aliPoint)).toBe(1_010);
    expect(costOf(draws, points(20))).toBe(80);
  });
});

it.each([
  ["nothing", "nothing", "nothing"],
  ["points-5", "points", "points"],
  ["yuan-1000", "cash", "cash"],
  ["yuan-1000", "points", "instead"],
] as const)("%s that pays %s is described as %s", (prizeId, pays, paid) => {
  expect(payoutOf({ prizeId, pays }, aliPoint)).toBe(paid);
});

it("adds the odds of every prize but the blank to the chance of winning any", () => {
  const blank = prizes.find(({ kind }) => kind === "nothing");
  expect(chanceOfAny(prizes)).toBeCloseTo(1 - (blank?.odds ?? 0) / 1_000_000, 12);
  expect(chanceOfAny(prizes.filter(({ kind }) => kind === "nothing"))).toBe(0);
});
