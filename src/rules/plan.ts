import { dayOf, later, startOfDay, type Instant } from "./calendar.ts";
import { search } from "./plan-search.ts";
import {
  choicesOf,
  deadlinesOf,
  leftToday,
  taskOf,
  type Choice,
  type Redeemable,
} from "./plan-setup.ts";
import { fen, points, type Fen, type Points } from "./points.ts";
import type { Programme } from "./programme.ts";
import { soonUntil } from "./expiry/reminder.ts";
import { settleDue } from "./expiry/settle-due.ts";
import { spendable, type Wallet } from "./ledger/wallet.ts";

type PlannedRedemption = {
  /** When it may be done from: now, or the start of a later programme day. */
  readonly at: Instant;
  readonly productId: string;
  readonly priceId: string;
  readonly points: Points;
  readonly fen: Fen;
};

export type Plan = {
  /** In the order in which they are to be done. */
  readonly actions: readonly PlannedRedemption[];
  /** How many fewer points expire than if nothing is done. */
  readonly saved: Points;
  readonly stillLost: Points;
  readonly cash: Fen;
};

/**
 * The redemptions that let the fewest points expire of those that the banner shows: what expires this programme
 * month and the next. Of those, with the least cash; of those, the fewest; each as early as it may be, larger
 * prices first. What is then still equal comes out the same however products are stored.
 *
 * Exact always; `search` says how. `npm run bench:rules` measures how long that takes for 200 products and 100,000
 * points: catalogues and wallets of many kinds, those among them that were made to be hard.
 *
 * Only redemptions are planned: a payment or a donation takes any number of points, which leaves nothing to
 * find out. And only with the points that are there: promised ones may not come, and open holds count as paid.
 */
export function plan(
  wallet: Wallet,
  products: readonly Redeemable[],
  at: Instant,
  programme: Programme,
): Plan {
  const now = later(at, wallet.at);
  const settled = settleDue(wallet, now, programme).wallet;
  const deadlines = deadlinesOf(settled, now, soonUntil(now, programme), programme);
  const choices = choicesOf(products, spendable(settled, now), programme);
  const task = taskOf(settled, deadlines, choices, now, programme);
  const due = deadlines.at(-1)?.points ?? 0;
  const { lost, picks } = task ? search(task) : { lost: due, picks: [] };
  const today = leftToday(settled, now, programme);
  const actions = picks
    .map((place) => choices[place] as Choice)
    .map(({ productId, priceId, points, fen }, index) => ({
      at: timeOf(index - today, now, programme),
      productId,
      priceId,
      points,
      fen,
    }));
  return {
    actions,
    saved: points(due - lost),
    stillLost: points(lost),
    cash: fen(actions.reduce((total, action) => total + action.fen, 0)),
  };
}

/** When the redemption may be done that is so many after the last one today. */
function timeOf(after: number, now: Instant, programme: Programme): Instant {
  if (after < 0) return now;
  const days = Math.floor(after / programme.redemptionsPerDay) + 1;
  return startOfDay(dayOf(now, programme), days, programme);
}
