import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { startOfDay, dayOf } from "../../rules/calendar.ts";
import type { PlannedRedemption } from "../../rules/best-use/plan.ts";
import { bestPlan } from "../../rules/testing/best-plan.ts";
import { fen, points, sum } from "../../rules/points.ts";
import { aliPoint } from "../../catalog/alipoint.ts";
import { anyLots, at, NOW, walletOf } from "../../rules/testing/fixtures.ts";
import type { Programme } from "../../rules/programme.ts";
import type { Wallet } from "../../rules/ledger/wallet.ts";
import { alternativesToFirst } from "./alternatives.ts";
import { outcomeOf, whyLost } from "./plan-outcome.ts";
import type { PlanInput } from "./plan-input.ts";

const MARCH = at("2026-04-01T00:00+08:00");
const APRIL = at("2026-05-01T00:00+08:00");
const MAY = at("2026-06-01T00:00+08:00");

type Dated = readonly [expiresAt: typeof MARCH, points: number];

/** A lot for each date. */
function having(...dates: readonly Dated[]): Wallet {
  return walletOf(
    ...dates.map(([expiresAt, amount], index) => ({
      id: (index + 1) as never,
      source: "import" as const,
      subject: { words: "lot" },
      obtainedAt: at("2023-03-20T12:00+08:00"),
      expiresAt,
      granted: points(amount),
      remaining: points(amount),
    })),
  );
}

/** Redemptions of so many points: one now, then one a day. */
function redeeming(...amounts: readonly number[]): PlannedRedemption[] {
  return amounts.map((amount, day) => ({
    at: day === 0 ? NOW : startOfDay(dayOf(NOW, aliPoint), day, aliPoint),
    productId: `product-${amount}`,
    priceId: "points",
    points: points(amount),
    fen: fen(0),
  }));
}

/** A product for each price in points, and cash where it is said. */
function products(...prices: readonly (number | readonly [number, number])[]) {
  return prices.map((price) => {
    const [amount, cash] = typeof price === "number" ? [price, 0] : price;
    const id = `product-${amount}`;
    return { id, stock: 9, prices: [{ id: "points", points: points(amount), fen: fen(cash) }] };
  });
}

const input = (
  wallet: Wallet,
  ...prices: readonly (number | readonly [number, number])[]
): PlanInput => ({
  wallet,
  products: products(...prices),
  now: NOW,
  programme: aliPoint,
});
/** Every price of a scene, fewest points first. */
const pointsOf = ({ products: all }: PlanInput) =>
  all.flatMap(({ prices }) => prices.map((price) => price.points)).toSorted((a, b) => a - b);
const dates = (rows: readonly { expiresAt: number; points: number }[]) =>
  rows.map(({ expiresAt, points: amount }) => [expiresAt, amount]);

describe("what comes of a plan", () => {
  const wallet = having([MARCH, 100], [APRIL, 80], [MAY, 500]);

  it("is told step by step: what each saves by its date, and what it takes that would live on", () => {
    const outcome = outcomeOf(wallet, redeeming(120, 90), NOW, aliPoint);
    expect(outcome?.steps.map(({ saves, others }) => [dates(saves), dates(others)])).toEqual([
      [
        [
          [MARCH, 100],
          [APRIL, 20],
        ],
        [],
      ],
      [[[APRIL, 60]], [[MAY, 30]]],
    ]);
    expect(outcome?.lost).toEqual([]);
  });

  it("loses date by date what no step takes, with the balance just before", () => {
    const outcome = outcomeOf(wallet, redeeming(30), NOW, aliPoint);
    expect(outcome?.lost).toEqual([
      { expiresAt: MARCH, points: 70, balance: 650 },
      { expiresAt: APRIL, points: 80, balance: 580 },
    ]);
  });

  it("is nothing where a step would be refused", () => {
    expect(outcomeOf(wallet, redeeming(681), NOW, aliPoint)).toBeUndefined();
  });

  it("loses just what the plan says, whatever the wallet", () => {
    fc.assert(
      fc.property(
        anyLots,
        fc.array(fc.integer({ min: 1, max: 900 }), { maxLength: 5 }),
        (lots, prices) => {
          const { wallet: some, products: catalogue } = input(
            walletOf(...lots),
            ...new Set(prices),
          );
          const made = bestPlan(some, catalogue, NOW, aliPoint);
          const outcome = outcomeOf(some, made.redemptions, NOW, aliPoint);
          expect(sum(outcome?.lost.filter(({ expiresAt }) => expiresAt > NOW) ?? [])).toBe(
            made.stillLost,
          );
        },
      ),
    );
  });
});

describe("what can be redeemed first instead", () => {
  it("is all that saves as much for the same cash, fewest points first", () => {
    const where = input(having([MARCH, 100], [MAY, 900]), 500, 1_001, 100, 99, [200, 1], 1_000);
    expect(
      alternativesToFirst(redeeming(100), where).map((redemption) => redemption.points),
    ).toEqual([100, 500, 1_000]);
  });

  it("is all that saves as much, whatever the wallet", () => {
    fc.assert(
      fc.property(
        anyLots,
        fc.array(fc.integer({ min: 1, max: 900 }), { maxLength: 6 }),
        (lots, prices) => {
          const where = input(walletOf(...lots), ...new Set(prices));
          const { redemptions } = bestPlan(where.wallet, where.products, NOW, aliPoint);
          const outcome = outcomeOf(where.wallet, redemptions, NOW, aliPoint);
          const saveAsMuch = pointsOf(where).filter((amount) => {
            const [first, ...others] = redemptions;
            const instead = first && {
              ...first,
              productId: `product-${amount}`,
              points: points(amount),
            };
            const other = instead && outcomeOf(where.wallet, [instead, ...others], NOW, aliPoint);
            return other && sum(other.lost) === sum(outcome?.lost ?? []);
          });
          expect(
            alternativesToFirst(redemptions, where).map((redemption) => redemption.points),
          ).toEqual(saveAsMuch);
        },
      ),
    );
  });
});

describe("what can be redeemed first instead, with a limit for each product", () => {
  const programme: Programme = { ...aliPoint, redemptionLimit: { count: 1, per: "product" } };
  const wallet = having([MARCH, 200], [MAY, 900]);
  const where = { ...input(wallet, 100, 150, 200), programme };
  const together = redeeming(100, 150).map((redemption) => ({ ...redemption, at: NOW }));
  const instead = (scene: PlanInput, redemptions: readonly PlannedRedemption[]) =>
    alternativesToFirst(redemptions, scene).map((redemption) => redemption.points);

  it("is no product that another step redeems on the same day", () => {
    expect(instead(where, together)).toEqual([100, 200]);
    expect(instead(where, redeeming(100, 150))).toEqual([100, 150, 200]);
  });

  it("is no product that was redeemed today", () => {
    const day = dayOf(NOW, programme);
    const redemptions = { day, count: 1, products: [{ id: "product-200", count: 1 }] };
    expect(instead({ ...where, wallet: { ...wallet, redemptions } }, together)).toEqual([100]);
  });
});

describe("why points are lost all the same", () => {
  function reasons(where: PlanInput, actions: readonly PlannedRedemption[]) {
    const outcome = outcomeOf(where.wallet, actions, NOW, aliPoint);
    return outcome?.lost.map((lost) => whyLost(lost, outcome, where));
  }

  it("is the minimum for a balance of 9, and not for one of 10", () => {
    expect(reasons(input(having([MARCH, 9]), 1), [])).toEqual(["minimum"]);
    expect(reasons(input(having([MARCH, 10]), 11), [])).toEqual(["none"]);
  });

  it("is that each day until then has its redemption", () => {
    // The 30th and the 31st.
    const where = input(having([MARCH, 100]), 10);
    expect(reasons(where, redeeming(10, 10))).toEqual(["days"]);
    expect(reasons(where, redeeming(10))).toEqual(["none"]);
  });

  it("is, with a limit for each product, that each one in stock is redeemed on each day", () => {
    const programme: Programme = { ...aliPoint, redemptionLimit: { count: 1, per: "product" } };
    const now = at("2026-03-31T15:00+08:00");
    const made = (...amounts: number[]) =>
      redeeming(...amounts).map((redemption) => ({ ...redemption, at: now }));
    const where = { ...input(having([MARCH, 100]), 10, 20, 200), now, programme };
    const soldOut = { ...where, products: where.products.map((each) => ({ ...each, stock: 1 })) };
    const reasonIn = (scene: PlanInput, actions: readonly PlannedRedemption[]) => {
      const outcome = outcomeOf(scene.wallet, actions, now, programme);
      return outcome?.lost.map((lost) => whyLost(lost, outcome, scene));
    };
    const two = { ...where, products: where.products.slice(0, 2) };
    expect(reasonIn(two, made(20, 10))).toEqual(["days"]);
    expect(reasonIn(two, made(20))).toEqual(["none"]);
    // The third costs more than there is.
    expect(reasonIn(where, made(20, 10))).toEqual(["none"]);
    expect(reasonIn({ ...soldOut, products: soldOut.products.slice(0, 2) }, made(20, 10))).toEqual([
      "none",
    ]);
  });

  it("is that today's redemption is made, on the last day", () => {
    const now = at("2026-03-31T15:00+08:00");
    const wallet = having([MARCH, 100]);
    const used = { ...wallet, redemptions: { day: dayOf(now, aliPoint), count: 1, products: [] } };
    const where = { ...input(used, 10), now };
    const outcome = outcomeOf(used, [], now, aliPoint);
    expect(outcome?.lost.map((lost) => whyLost(lost, outcome, where))).toEqual(["days"]);
  });
});
