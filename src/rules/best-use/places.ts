import type { Instant } from "../calendar.ts";
import type { Programme } from "../programme.ts";
import type { Wallet } from "../ledger/wallet.ts";
import type { Place } from "./day-table.ts";
import { mostRedemptions, type PlanTask } from "./task.ts";

/**
 * What can be redeemed where each product has its own limit a day, in the order of the days. A product has its places
 * on the first days, until its stock is used up: an earlier redemption never loses more than a later one.
 */
export function placesOf(
  { offers, stock, deadlines, due }: PlanTask,
  wallet: Wallet,
  now: Instant,
  programme: Programme,
): Place[] {
  const products = [...new Set(offers.map(({ stockIndex }) => stockIndex))].map((index) => {
    const prices = offers.filter(({ stockIndex }) => stockIndex === index);
    const productId = prices[0]?.productId;
    // After so many, nothing is left to save.
    const enough = Math.ceil(due / (prices.at(-1)?.points ?? 1));
    const most = Math.min(enough, stock[index] ?? 0);
    const until = (day: number) =>
      day < 0 ? 0 : Math.min(most, mostRedemptions(day + 1, wallet, productId, now, programme));
    return { prices, on: (day: number) => until(day) - until(day - 1) };
  });
  return Array.from({ length: deadlines.at(-1)?.days ?? 0 }, (_, day) => day).flatMap((day) =>
    products.flatMap(({ prices, on }) =>
      Array.from({ length: on(day) }, () => ({ day, offers: prices })),
    ),
  );
}
