import { fen, points, type Fen, type Points } from "./points.ts";

/** Every number of a loyalty programme. Another programme is another value of this type, and no other code. */
export type Programme = {
  /** What one point pays. */
  readonly fenPerPoint: Fen;
  /** The spendable balance before any use must be at least this. A gate on the balance, not on the amount used. */
  readonly minimumBalance: Points;
  /** A lot can be spent to the end of the month this many calendar months after the one it was obtained in. */
  readonly validityMonths: number;
  /** Milliseconds that the programme's clock is ahead of UTC. */
  readonly zoneOffset: number;
  /** Redemptions a member may make on one programme day, whatever the product. */
  readonly redemptionsPerDay: number;
};

export const aliPoint: Programme = {
  fenPerPoint: fen(1),
  minimumBalance: points(10),
  validityMonths: 36,
  zoneOffset: 8 * 60 * 60 * 1000,
  redemptionsPerDay: 1,
};

/** What `amount` pays, in fen. */
export function worthOf(amount: Points, programme: Programme): Fen {
  return fen(amount * programme.fenPerPoint);
}
