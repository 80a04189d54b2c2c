import { assert } from "../assertion.ts";
import { dayOf, instant, type Instant } from "../calendar.ts";
import type { Fen, Points } from "../points.ts";
import type { Programme } from "../programme.ts";
import { soonUntil } from "../expiry/reminder.ts";
import { redemptionsLeft } from "../ledger/redemptions.ts";
import { spendable, type Wallet } from "../ledger/wallet.ts";

/** A product that a plan may redeem. Each price is 1 point or more. */
export type Redeemable = {
  readonly id: string;
  readonly stock: number;
  readonly prices: readonly { readonly id: string; readonly points: Points; readonly fen: Fen }[];
};

/** One price of a product. */
export type Offer = {
  readonly productId: string;
  readonly priceId: string;
  readonly points: Points;
  readonly fen: Fen;
  /** The entry of `PlanTask.stock` that its units come from. */
  readonly stockIndex: number;
};

/** `day`: 0 is today. */
export type DatedOffer = Offer & { readonly day: number };

export type PlanTask = {
  /** Largest first. */
  readonly offers: readonly Offer[];
  readonly stock: readonly number[];
  readonly deadlines: ReturnType<typeof deadlinesOf>;
  /** The points of the last deadline. */
  readonly due: number;
  /** The most redemptions of any use. */
  readonly redemptions: number;
  readonly balance: number;
  readonly minimum: number;
  /** No plan has this many points gone. */
  readonly width: number;
};

/** The most redemptions on `days` days, today included: of all products, or of this one if each has its own limit. */
export function mostRedemptions(
  days: number,
  wallet: Wallet,
  productId: string | undefined,
  now: Instant,
  programme: Programme,
): number {
  const today = redemptionsLeft(wallet, productId, dayOf(now, programme), programme);
  return today + (days - 1) * programme.redemptionLimit.count;
}

/**
 * What expires this programme month and the next. So many points are gone after so many days, today included, or so
 * many redemptions, spent or expired: the points are added up. The redemptions are all that are possible before, where
 * the limit is the member's.
 */
export function deadlinesOf(wallet: Wallet, now: Instant, programme: Programme) {
  let total = 0;
  return wallet.expiring
    .filter(({ expiresAt }) => expiresAt <= soonUntil(now, programme))
    .map(({ expiresAt, points }) => {
      // What expires at midnight can be spent on the day before.
      const days = 1 + dayOf(instant(expiresAt - 1), programme) - dayOf(now, programme);
      const redemptions = mostRedemptions(days, wallet, undefined, now, programme);
      total += points;
      return { expiresAt, days, redemptions, points: total };
    });
}

/** The wallet has recorded what was due by `now`. */
export function taskOf(
  wallet: Wallet,
  products: readonly Redeemable[],
  now: Instant,
  programme: Programme,
): PlanTask {
  const { minimumBalance: minimum, step } = programme;
  const deadlines = deadlinesOf(wallet, now, programme);
  const balance = spendable(wallet, now);
  const stock = products.map((product) => product.stock);
  const offers = products
    .flatMap(({ id: productId, prices }, stockIndex) =>
      prices.map(({ id: priceId, points, fen }) => {
        assert(points > 0, () => `a price of ${points} points`);
        return { productId, priceId, points, fen, stockIndex };
      }),
    )
    .filter(({ points, stockIndex: at }) => stock[at] && points <= balance && points % step === 0)
    // A total order: the order in which products are stored never shows.
    .toSorted((a, b) => b.points - a.points || a.fen - b.fen || (idOf(a) < idOf(b) ? -1 : 1));
  const due = deadlines.at(-1)?.points ?? 0;
  const enough = Math.ceil(due / (offers.at(-1)?.points ?? Infinity));
  const redemptions = Math.min(enough, deadlines.at(-1)?.redemptions ?? 0);
  const width = 1 + Math.min(balance, due + (offers[0]?.points ?? 0));
  return { offers, stock, deadlines, due, redemptions, balance, minimum, width };
}

const idOf = ({ productId, priceId }: Offer) => `${productId} ${priceId}`;
