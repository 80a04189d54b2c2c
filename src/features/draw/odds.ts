import type { DrawView, PrizeView } from "../../contract/draw.ts";
import type { Fen, Points } from "../../rules/points.ts";
import { fen, points } from "../../rules/points.ts";
import type { Programme } from "../../rules/programme.ts";

/** Odds are in parts of this, and a roll is below it. */
export const ROLLS = 1_000_000;

/** One draw in how many wins it, as people say it: to one decimal place below ten, whole from there. */
export function oneIn(odds: number): number {
  const draws = ROLLS / odds;
  return draws < 10 ? Math.round(draws * 10) / 10 : Math.round(draws);
}

type Offered = Pick<PrizeView, "odds" | "worthFen">;
type Terms = Pick<Programme, "fenPerPoint">;

/** What a draw gives back on average: in points, which need not be whole, and as a share of its cost. */
export function expectedReturn(prizes: readonly Offered[], cost: Points, { fenPerPoint }: Terms) {
  const worth = prizes.reduce((sum, { odds, worthFen }) => sum + odds * worthFen, 0);
  const back = worth / ROLLS / fenPerPoint;
  return { points: back, share: back / cost };
}

/** The rolls that win each prize, `from` the first to `to` the last: one after the other, each as long as its odds. */
export function rangesOf<Prize extends { readonly odds: number }>(prizes: readonly Prize[]) {
  let end = 0;
  return prizes.map((prize) => {
    const from = end;
    end += prize.odds;
    return { prize, from, to: end - 1 };
  });
}

/** How often each prize has come, beside how often its odds let expect it. */
export function prizeCounts(prizes: readonly PrizeView[], draws: readonly DrawView[]) {
  return prizes.map((prize) => ({
    prize,
    count: draws.filter(({ prizeId }) => prizeId === prize.id).length,
    expected: (draws.length * prize.odds) / ROLLS,
  }));
}

/** What draws have won in all, in yuan and in points, by its worth. */
export function wonIn(draws: readonly DrawView[], { fenPerPoint }: Terms): Fen {
  return fen(
    draws.reduce((sum, draw) => sum + (draw.fen ?? 0) + (draw.points ?? 0) * fenPerPoint, 0),
  );
}

/** What draws have cost in all. */
export function costOf(draws: readonly DrawView[], cost: Points): Points {
  return points(draws.length * cost);
}
