import type { DrawView, PrizeView } from "../../contract/draw.ts";
import { type Fen, type Points, fen, points } from "../../rules/points.ts";
import type { Programme } from "../../rules/programme.ts";

/** Number of possible rolls; odds are parts of it. */
export const ROLLS = 1_000_000;

/** "One in n" draws; n has one decimal place below ten. */
export function oneIn(odds: number): number {
  const draws = ROLLS / odds;
  return draws < 10 ? Math.round(draws * 10) / 10 : Math.round(draws);
}

/** The chance of a draw to win any prize, from 0 to 1. */
export function chanceOfAny(prizes: readonly Pick<PrizeView, "kind" | "odds">[]): number {
  const winning = prizes.filter(({ kind }) => kind !== "nothing");
  return winning.reduce((sum, { odds }) => sum + odds, 0) / ROLLS;
}

type Offered = Pick<PrizeView, "odds" | "worthFen">;
type Terms = Pick<Programme, "fenPerPoint">;

/** The average value of a draw: in points, which may be fractional, and as a share of its cost. */
export function expectedReturn(prizes: readonly Offered[], cost: Points, { fenPerPoint }: Terms) {
  const worth = prizes.reduce((sum, { odds, worthFen }) => sum + odds * worthFen, 0);
  const back = worth / ROLLS / fenPerPoint;
  return { points: back, share: back / cost };
}

/** The rolls that win each prize, `from` and `to` included. */
export function rangesOf<Prize extends { readonly odds: number }>(prizes: readonly Prize[]) {
  let end = 0;
  return prizes.map((prize) => {
    const from = end;
    end += prize.odds;
    return { prize, from, to: end - 1 };
  });
}

/** How often each prize was won, and how often its odds predict. */
export function prizeCounts(prizes: readonly PrizeView[], draws: readonly DrawView[]) {
  return prizes.map((prize) => ({
    prize,
    count: draws.filter(({ prizeId }) => prizeId === prize.id).length,
    expected: (draws.length * prize.odds) / ROLLS,
  }));
}

/** The total value won in draws. */
export function wonIn(draws: readonly DrawView[], { fenPerPoint }: Terms): Fen {
  return fen(
    draws.reduce((sum, draw) => sum + (draw.fen ?? 0) + (draw.points ?? 0) * fenPerPoint, 0),
  );
}

/** The total cost of draws, in points. */
export function costOf(draws: readonly DrawView[], cost: Points): Points {
  return points(draws.length * cost);
}

/** What a draw pays; `instead`: a cash prize that had run out, paid in points of equal value. */
export type Payout = "nothing" | "cash" | "points" | "instead";

export function payoutOf(draw: Pick<DrawView, "pays" | "prizeId">, programme: Programme): Payout {
  const prize = programme.draw.prizes.find(({ id }) => id === draw.prizeId);
  return draw.pays === "points" && prize?.kind === "cash" ? "instead" : draw.pays;
}
