import fc from "fast-check";
import type { Offer, Task } from "../plan-task.ts";

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
    perFen: last.actions + 1,
    minimum,
    kept: [],
  };
}

/** So small that everything can be tried. */
export const anyTask: fc.Arbitrary<Task> = fc
  .record({
    actions: fc.integer({ min: 1, max: 7 }),
    products: fc.array(
      fc.record({
        stock: fc.constantFrom(1, 1, 2, 9),
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
    minimum: fc.constantFrom(0, 3, 6, 10),
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
