import fc from "fast-check";
import { pointsAfter, type Offer, type Task } from "../plan-task.ts";

export type Price = readonly [points: number, cost: number, product: number];

/** A task of offers in no order; all that is due last and `beyond` it is the balance. */
export function taskOf({
  prices,
  stock,
  deadlines,
  beyond = 0,
  minimum = 0,
}: {
  readonly prices: readonly Price[];
  readonly stock: readonly number[];
  readonly deadlines: readonly (readonly [actions: number, points: number])[];
  readonly beyond?: number;
  readonly minimum?: number;
}): Task {
  const dues = deadlines.map(([actions, points]) => ({ actions, points }));
  const last = dues.at(-1) as Task["last"];
  return {
    offers: prices
      .map(([points, cost, product]): Offer => ({ points, cost, product }))
      .toSorted((a, b) => b.points - a.points || a.cost - b.cost),
    stock: stock.map((count) => Math.min(count, last.actions)),
    deadlines: dues,
    last,
    balance: last.points + beyond,
    perCash: last.actions + 1,
    minimum,
    kept: [],
  };
}

/** 10 points cost 20, and 5 points 5. */
export function tensAndFives(
  stock: readonly [number, number],
  deadlines: readonly (readonly [actions: number, points: number])[],
): Task {
  const prices = [
    [10, 20, 0],
    [5, 5, 1],
  ] as const;
  return taskOf({ prices, stock, deadlines });
}

/** The task with the whole stock for every price of a product. */
export function eased(task: Task): Task {
  const { offers, stock } = task;
  return {
    ...task,
    offers: offers.map((offer, product) => ({ ...offer, product })),
    stock: offers.map(({ product }) => stock[product] as number),
  };
}

/** So small that everything can be tried. */
export const anyTask = tasksWith(fc.constantFrom(0, 3, 6, 10));

/** The same with a minimum that is mostly in the way, of the last redemption or of all. */
export const anyHindered = tasksWith(fc.integer({ min: 9, max: 24 }));

function tasksWith(anyMinimum: fc.Arbitrary<number>): fc.Arbitrary<Task> {
  return fc
    .record({
      actions: fc.integer({ min: 1, max: 7 }),
      products: fc.array(
        fc.record({
          stock: fc.constantFrom(1, 1, 2, 3, 9),
          prices: fc.array(
            fc.tuple(fc.integer({ min: 1, max: 16 }), fc.integer({ min: 0, max: 3 })),
            {
              minLength: 1,
              maxLength: 2,
            },
          ),
        }),
        { minLength: 1, maxLength: 6 },
      ),
      dues: fc.array(fc.tuple(fc.nat(6), fc.integer({ min: 1, max: 24 })), { maxLength: 3 }),
      lastDue: fc.integer({ min: 1, max: 40 }),
      beyond: fc.constantFrom(0, 0, 3, 12),
      minimum: anyMinimum,
    })
    .map(({ actions, products, dues, lastDue, beyond, minimum }) => {
      const byActions = new Map(dues.filter(([before]) => before < actions));
      let total = 0;
      const deadlines = [...byActions, [actions, lastDue] as const]
        .toSorted(([a], [b]) => a - b)
        .map(([before, amount]) => [before, (total += amount)] as const);
      const prices = products.flatMap(({ prices }, index) =>
        prices.map(([amount, cash]): Price => [amount, cash * (actions + 1) + 1, index]),
      );
      const stock = products.map(({ stock }) => stock);
      return taskOf({ prices, stock, deadlines, beyond, minimum });
    });
}

/** So few that every plan can be looked at. */
export const anyFew: fc.Arbitrary<Task> = fc
  .record({
    actions: fc.integer({ min: 1, max: 4 }),
    products: fc.array(
      fc.record({
        stock: fc.constantFrom(1, 2, 3, 9),
        prices: fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 4 })), {
          minLength: 1,
          maxLength: 2,
        }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    dues: fc.array(fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 6 })), { maxLength: 2 }),
    lastDue: fc.integer({ min: 1, max: 12 }),
    beyond: fc.constantFrom(0, 2, 6),
  })
  .map(({ actions, products, dues, lastDue, beyond }) => {
    const byActions = new Map(dues.filter(([before]) => before < actions));
    let total = 0;
    const deadlines = [...byActions, [actions, lastDue] as const]
      .toSorted(([a], [b]) => a - b)
      .map(([before, amount]) => [before, (total += amount)] as const);
    const prices = products.flatMap(({ prices }, product) =>
      prices.map(([amount, cash]): Price => [amount, cash * (actions + 1) + 1, product]),
    );
    return taskOf({ prices, stock: products.map(({ stock }) => stock), deadlines, beyond });
  });

type Best = readonly [lost: number, cost: number];

/** Tries every offer, and none, in every action's time; what is gone of the balance is followed one by one. */
export function bestByTrying({ offers, stock, deadlines, last, balance, minimum }: Task): Best {
  const known = new Map<string, Best>();

  function from(actions: number, before: number, left: readonly number[]): Best {
    const expired = deadlines.findLast((each) => each.actions <= actions)?.points ?? 0;
    const gone = Math.max(before, expired);
    if (actions === last.actions) return [gone - before, 0];
    const key = JSON.stringify([actions, before, left]);
    let best = known.get(key);
    if (best) return best;
    best = from(actions + 1, gone, left);
    for (const { points, cost, product } of offers) {
      const rest = balance - gone;
      const units = left[product] as number;
      if (units === 0 || rest < minimum || rest < points) continue;
      const next = from(actions + 1, gone + points, left.with(product, units - 1));
      const [lost, paid] = [next[0], next[1] + cost];
      if (lost < best[0] || (lost === best[0] && paid < best[1])) best = [lost, paid];
    }
    best = [best[0] + gone - before, best[1]];
    known.set(key, best);
    return best;
  }

  return from(0, 0, stock);
}

/** What these picks, one in each action's time from the first on, lose and cost; `undefined` where one cannot be done. */
export function outcomeOf(task: Task, picks: readonly number[]): Best | undefined {
  const { offers, deadlines, last, balance, minimum } = task;
  const left = [...task.stock];
  let gone = 0;
  let lost = 0;
  for (let actions = 0; actions <= last.actions; actions++) {
    const expired = deadlines.findLast((each) => each.actions <= actions)?.points ?? 0;
    lost += Math.max(0, expired - gone);
    gone = Math.max(gone, expired);
    const pick = picks[actions];
    if (pick === undefined) continue;
    const { points, product } = offers[pick] as Offer;
    const units = left[product] as number;
    const rest = balance - gone;
    if (actions === last.actions || units === 0 || rest < minimum || rest < points)
      return undefined;
    left[product] = units - 1;
    gone += points;
  }
  return [lost, costOf(task, picks)];
}

/** Every plan that loses no more than so much, as its offers' places: larger prices first, but for the last one if that may be any. */
export function plansOf(task: Task, lost: number, anyLast = false): readonly (readonly number[])[] {
  const { offers, stock, deadlines, last, balance } = task;
  const plans: (readonly number[])[] = [];

  function from(place: number, picks: readonly number[], left: readonly number[]) {
    const sums = pointsAfter(task, picks);
    const total = sums.at(-1) as number;
    if (total > balance - lost) return;
    if (deadlines.every(({ actions, points }) => (sums[actions] ?? total) >= points - lost)) {
      plans.push(picks);
    }
    if (picks.length === last.actions || place === Infinity) return;
    for (const [next, { product }] of offers.entries()) {
      const units = left[product] as number;
      if (units === 0 || (next < place && !anyLast)) continue;
      // Nothing comes after what is out of order.
      from(next < place ? Infinity : next, [...picks, next], left.with(product, units - 1));
    }
  }

  from(0, [], stock);
  return plans;
}

export function costOf({ offers }: Task, picks: readonly number[]): number {
  return picks.reduce((total, place) => total + (offers[place] as Offer).cost, 0);
}
