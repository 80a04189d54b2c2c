import { fen, points, type Fen, type Points } from "./points.ts";

/** Every number and policy of a loyalty programme. Another programme is another value of this type. */
export type Programme = {
  /** The value of one point; 1 or more. */
  readonly fenPerPoint: Fen;
  /** The spendable balance before any spend must be at least this. It does not limit the amount spent. */
  readonly minimumBalance: Points;
  /** A spend takes a multiple of this many points; 1 or more. */
  readonly step: Points;
  readonly validity: Validity;
  /** The IANA name of the time zone in which days and months begin. */
  readonly zone: string;
  /** Redemptions a member may make on one programme day: of all products, or of each; 1 or more. */
  readonly redemptionLimit: { readonly count: number; readonly per: "member" | "product" };
  /** Milliseconds for which points are held while cash is being paid. */
  readonly holdTime: number;
  /** What a refund does with points of lots that have expired since. */
  readonly refundOfExpired: "forfeit" | "reissue";
  /** Points expire soon if they expire within this many programme months, the current one included; 1 or more. */
  readonly expiringSoonMonths: number;
  /** The day of the month on which the notice is made, in the month before the last one of the points. */
  readonly noticeDay: number;
  readonly topUp: {
    /** The number of rejected cards in a row that locks top-up. */
    readonly failures: number;
    /** Milliseconds for which top-up is then locked. */
    readonly lockTime: number;
  };
  readonly draw: { readonly cost: Points; readonly prizes: readonly Prize[] };
};

/** A lot can be spent until the end of the month, or of the day, that is `months` calendar months later. */
type Validity = { readonly months: number; readonly to: "end-of-month" | "end-of-day" };

/** One prize and its odds in parts per million; together they are 1,000,000. */
export type Prize = { readonly id: string; readonly odds: number } & (
  | { readonly kind: "cash"; readonly fen: Fen }
  | { readonly kind: "points"; readonly points: Points }
  | { readonly kind: "nothing" }
);

/** What `amount` points pay, in fen. */
export function valueOf(amount: Points, { fenPerPoint }: Pick<Programme, "fenPerPoint">): Fen {
  return fen(points(amount) * fenPerPoint);
}
