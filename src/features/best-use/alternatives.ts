import type { PlannedRedemption } from "../../rules/best-use/plan.ts";
import { dayOf } from "../../rules/calendar.ts";
import { redemptionsLeft } from "../../rules/ledger/redemptions.ts";
import { sum } from "../../rules/points.ts";
import { outcomeOf } from "./plan-outcome.ts";
import type { PlanInput } from "./plan-input.ts";

/** The redemptions that can replace the first, itself included, and save as much for the same cash; fewest points first. */
export function alternativesToFirst(
  redemptions: readonly PlannedRedemption[],
  input: PlanInput,
): readonly PlannedRedemption[] {
  const least = lostWith(redemptions, input);
  const prices = pricesForFirst(redemptions, input);
  const lost = (price: PlannedRedemption) => lostWith(redemptions.with(0, price), input);
  // With fewer points too much is lost; with more, a redemption is refused.
  const from = firstIndex(prices, (price) => [least, Infinity].includes(lost(price)));
  return prices.slice(
    from,
    firstIndex(prices, (price) => lost(price) === Infinity),
  );
}

/** `Infinity` if a redemption is refused. */
function lostWith(
  redemptions: readonly PlannedRedemption[],
  { wallet, now, programme }: PlanInput,
): number {
  const outcome = outcomeOf(wallet, redemptions, now, programme);
  return outcome ? sum(outcome.lost) : Infinity;
}

/** Every price with the same cash, and a unit and a place on that day that no other redemption takes, fewest points first. */
function pricesForFirst(
  [first, ...others]: readonly PlannedRedemption[],
  { wallet, products, programme }: PlanInput,
): PlannedRedemption[] {
  if (first === undefined) return [];
  const { step, redemptionLimit } = programme;
  const day = dayOf(first.at, programme);
  const taken = (id: string) => others.filter(({ productId }) => productId === id);
  const hasPlace = (id: string) =>
    redemptionLimit.per === "member" ||
    taken(id).filter(({ at }) => dayOf(at, programme) === day).length <
      redemptionsLeft(wallet, id, day, programme);
  return products
    .filter(({ id, stock }) => taken(id).length < stock && hasPlace(id))
    .flatMap(({ id: productId, prices }) =>
      prices.map(({ id: priceId, points, fen }) => ({
        at: first.at,
        productId,
        priceId,
        points,
        fen,
      })),
    )
    .filter(({ points, fen }) => fen === first.fen && points % step === 0)
    .toSorted((a, b) => a.points - b.points);
}

/** The index from which on the condition holds, where it holds for no value before and all values after. */
function firstIndex<Value>(values: readonly Value[], holds: (value: Value) => boolean): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(values[middle] as Value)) high = middle;
    else low = middle + 1;
  }
  return low;
}
