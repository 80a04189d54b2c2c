import { assert } from "./assertion.ts";
import { dayOf, type Instant } from "./calendar.ts";
import { commonDivisor, type Deadline, type Offer, type Task } from "./plan-task.ts";
import type { Fen, Points } from "./points.ts";
import type { Programme } from "./programme.ts";
import { redemptionsOn, spendable, type Wallet } from "./ledger/wallet.ts";

/** A product as the plan sees it: how many are left, and what one takes (1 point or more, and the cash beside them). */
export type Redeemable = {
  readonly id: string;
  readonly stock: number;
  readonly prices: readonly { readonly id: string; readonly points: Points; readonly fen: Fen }[];
};

/** One price of a product. */
export type Choice = {
  readonly productId: string;
  readonly priceId: string;
  readonly points: Points;
  readonly fen: Fen;
  readonly stock: number;
};

/** What can be redeemed at all, in an order that does not hang on the one in which it came. */
export function choicesOf(
  products: readonly Redeemable[],
  balance: Points,
  { step }: Programme,
): readonly Choice[] {
  return products
    .flatMap(({ id: productId, stock, prices }) =>
      prices.map(({ id: priceId, points, fen }) => ({ productId, priceId, points, fen, stock })),
    )
    .filter(({ points, stock }) => {
      assert(points > 0, () => `a price of ${points} points`);
      return stock > 0 && points <= balance && points % step === 0;
    })
    .toSorted(
      (a, b) =>
        b.points - a.points ||
        a.fen - b.fen ||
        inOrder(a.productId, b.productId) ||
        inOrder(a.priceId, b.priceId),
    );
}

function inOrder(a: string, b: string): number {
  return Number(a > b) - Number(a < b);
}

/** How many more redemptions the day of `now` allows. */
export function leftToday(wallet: Wallet, now: Instant, programme: Programme): number {
  const done = redemptionsOn(wallet, dayOf(now, programme));
  return Math.max(0, programme.redemptionsPerDay - done);
}

/** What expires by `until`, each with the redemptions that can come before it: on the day of its last instant too. */
export function deadlinesOf(
  wallet: Wallet,
  now: Instant,
  until: Instant,
  programme: Programme,
): readonly Deadline[] {
  const today = leftToday(wallet, now, programme);
  let total = 0;
  return wallet.expiring
    .filter(({ expiresAt }) => expiresAt <= until)
    .map(({ expiresAt, points }) => {
      const days = dayOf((expiresAt - 1) as Instant, programme) - dayOf(now, programme);
      total += points;
      return { actions: today + days * programme.redemptionsPerDay, points: total };
    });
}

/** What to search; `undefined` where there is nothing to save, or nothing or no time to save it with. */
export function taskOf(
  wallet: Wallet,
  deadlines: readonly Deadline[],
  choices: readonly Choice[],
  now: Instant,
  programme: Programme,
): Task | undefined {
  const due = deadlines.at(-1);
  const least = choices.at(-1);
  if (due === undefined || least === undefined) return undefined;
  const stockOf = new Map(choices.map(({ productId, stock }) => [productId, stock]));
  const products = [...stockOf.keys()];
  // More than this is in nobody's power, or saves nothing more.
  const units = [...stockOf.values()].reduce((total, stock) => total + stock, 0);
  const enough = Math.min(due.actions, units, Math.ceil(due.points / least.points));
  if (enough === 0) return undefined;
  // Whole yuan, say: the fewer costs are possible, the sooner the least is found.
  const cash = choices.reduce((common, { fen }) => commonDivisor(fen, common), 0) || 1;
  const reachable = deadlines
    .map(({ actions, points }) => ({ actions: Math.min(actions, enough), points }))
    .filter(({ actions }, place, all) => actions !== all[place + 1]?.actions);
  return {
    offers: choices.map((choice) =>
      offerOf(choice, enough, cash, products.indexOf(choice.productId)),
    ),
    stock: [...stockOf.values()].map((stock) => Math.min(stock, enough)),
    deadlines: reachable,
    last: { actions: enough, points: due.points },
    perCash: enough + 1,
    balance: spendable(wallet, now),
    minimum: programme.minimumBalance,
    kept: [],
  };
}

/** A unit of `cash` fen costs more than all actions that there can be. */
function offerOf({ points, fen }: Choice, actions: number, cash: number, product: number): Offer {
  const cost = (fen / cash) * (actions + 1) + 1;
  assert(Number.isSafeInteger(cost * actions), () => `${fen} fen are too many to add up`);
  return { points, cost, product };
}
