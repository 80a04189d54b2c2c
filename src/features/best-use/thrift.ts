import type { Instant } from "../../rules/calendar.ts";
import type { Redeemable } from "../../rules/plan-setup.ts";
import { sum } from "../../rules/points.ts";
import type { Programme } from "../../rules/programme.ts";
import type { Wallet } from "../../rules/ledger/wallet.ts";
import { courseOf, type Action } from "./course.ts";

/** What a plan was made for. */
export type Scene = {
  readonly wallet: Wallet;
  readonly products: readonly Redeemable[];
  readonly now: Instant;
  readonly programme: Programme;
};

/**
 * Of all that saves as much for the same cash in as many steps, at each step in turn what takes the fewest points:
 * more would only be points that live on. `actions` must save as many as can be, as a plan's do.
 */
export function thrifty(actions: readonly Action[], scene: Scene): readonly Action[] {
  const least = lostWith(actions, scene);
  let spare = livingOn(actions, scene);
  return actions.reduce((chosen, action, place) => {
    const fewer = pricesFor(chosen, place, scene).filter(
      ({ points }) => points < action.points && points >= action.points - spare,
    );
    // Whoever takes more saves no less: what saves enough is the end of the row.
    const found =
      fewer[firstPlace(fewer, (price) => lostWith(chosen.with(place, price), scene) === least)];
    if (!found) return chosen;
    spare -= action.points - found.points;
    return chosen.with(place, found);
  }, actions);
}

/** How many points they take that live on: by no more can they take fewer and still save as many. */
function livingOn(actions: readonly Action[], { wallet, now, programme }: Scene): number {
  const steps = courseOf(wallet, actions, now, programme)?.steps ?? [];
  return sum(steps.flatMap(({ others }) => others));
}

/** What can stand in place of the first step, itself included, and saves as much for the same cash; fewest points first. */
export function firstSteps(actions: readonly Action[], scene: Scene): readonly Action[] {
  const least = lostWith(actions, scene);
  const prices = pricesFor(actions, 0, scene);
  const lost = (price: Action) => lostWith(actions.with(0, price), scene);
  // With ever more points first too much is lost, and last a step is refused.
  const from = firstPlace(prices, (price) => [least, Infinity].includes(lost(price)));
  return prices.slice(
    from,
    firstPlace(prices, (price) => lost(price) === Infinity),
  );
}

/** `Infinity`: a step is refused. */
function lostWith(actions: readonly Action[], { wallet, now, programme }: Scene): number {
  const course = courseOf(wallet, actions, now, programme);
  return course ? sum(course.lost) : Infinity;
}

/** Every price that could stand in a place, fewest points first: with the same cash, and a unit that no other step takes. */
function pricesFor(
  actions: readonly Action[],
  place: number,
  { products, programme: { step } }: Scene,
): Action[] {
  const now = actions[place];
  if (now === undefined) return [];
  const others = actions.toSpliced(place, 1);
  const taken = (id: string) => others.filter(({ productId }) => productId === id).length;
  return products
    .filter(({ id, stock }) => taken(id) < stock)
    .flatMap(({ id: productId, prices }) =>
      prices.map(({ id: priceId, points, fen }) => ({
        at: now.at,
        productId,
        priceId,
        points,
        fen,
      })),
    )
    .filter(({ points, fen }) => fen === now.fen && points % step === 0)
    .toSorted((a, b) => a.points - b.points);
}

/** The place of the first value of which it is so, where it is so of all behind it too; behind the last where of none. */
function firstPlace<Value>(values: readonly Value[], isSo: (value: Value) => boolean): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isSo(values[middle] as Value)) high = middle;
    else low = middle + 1;
  }
  return low;
}
