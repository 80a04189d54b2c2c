import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayOf, instant, type Instant } from "./calendar.ts";
import { choicesOf, deadlinesOf, leftToday, taskOf, type Redeemable } from "./plan-setup.ts";
import type { Deadline } from "./plan-task.ts";
import { fen, points } from "./points.ts";
import { aliPoint, type Programme } from "./programme.ts";
import { aLot, at, NOW, walletOf } from "./testing/fixtures.ts";
import type { Wallet } from "./ledger/wallet.ts";

type Price = readonly [id: string, points: number, fen?: number];

function product(id: string, stock: number, ...prices: readonly Price[]): Redeemable {
  return {
    id,
    stock,
    prices: prices.map(([id, amount, cash = 0]) => ({
      id,
      points: points(amount),
      fen: fen(cash),
    })),
  };
}

/** What expires at which instants. */
function walletAt(...rows: readonly (readonly [when: string, amount: number])[]): Wallet {
  return walletOf(
    ...rows.map(([when, amount], index) =>
      aLot({ id: index + 1, expiresAt: at(when), granted: points(amount) }),
    ),
  );
}

const done = (wallet: Wallet, count: number, now: Instant, programme: Programme): Wallet => ({
  ...wallet,
  redemptions: { day: dayOf(now, programme), count },
});

describe("what can be redeemed", () => {
  const idsOf = (products: readonly Redeemable[], balance = 1_000, programme = aliPoint) =>
    choicesOf(products, points(balance), programme).map(({ productId, priceId }) =>
      [productId, priceId].join(" "),
    );

  it("is every price, with its product and what is left of that", () => {
    const mug = product("mug", 3, ["full", 100], ["half", 50, 499]);
    expect(choicesOf([mug], points(1_000), aliPoint)).toEqual([
      { productId: "mug", priceId: "full", points: 100, fen: 0, stock: 3 },
      { productId: "mug", priceId: "half", points: 50, fen: 499, stock: 3 },
    ]);
  });

  it("is nothing that is gone", () => {
    expect(idsOf([product("gone", 0, ["a", 5]), product("left", 1, ["a", 5])])).toEqual(["left a"]);
  });

  it("is what the balance is enough for, to the point", () => {
    const mug = product("mug", 3, ["more", 101], ["all", 100], ["less", 99]);
    expect(idsOf([mug], 100)).toEqual(["mug all", "mug less"]);
  });

  it("is in steps of the programme", () => {
    const tens = { ...aliPoint, step: points(10) };
    const mug = product("mug", 3, ["a", 105], ["b", 100], ["c", 91], ["d", 10]);
    expect(idsOf([mug], 1_000, tens)).toEqual(["mug b", "mug d"]);
  });

  it("stands by most points, least cash, product and price", () => {
    const sorted = [
      product("z", 1, ["z", 300, 9]),
      product("a", 1, ["y", 200, 1]),
      product("b", 1, ["x", 200, 2]),
      product("c", 1, ["a", 100, 5], ["b", 100, 5], ["c", 100, 5]),
      product("d", 1, ["a", 100, 5]),
    ];
    const ids = ["z z", "a y", "b x", "c a", "c b", "c c", "d a"];
    expect(idsOf(sorted)).toEqual(ids);
    const prices = sorted.map((each) => ({ ...each, prices: each.prices.toReversed() }));
    expect(idsOf(prices.toReversed())).toEqual(ids);
  });

  it("stands in one order, however it came", () => {
    const catalogue = ["a", "b", "c"].flatMap((id) =>
      product(id, 1, ["r", 1], ["q", 1], ["p", 2], ["o", 1, 1]),
    );
    const shuffled = fc
      .tuple(
        fc.shuffledSubarray(catalogue, { minLength: 3 }),
        fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
      )
      .map(([products, order]) =>
        products.map((each) => ({ ...each, prices: order.map((place) => each.prices[place]!) })),
      );
    fc.assert(
      fc.property(shuffled, (products) => {
        expect(idsOf(products)).toEqual(idsOf(catalogue));
      }),
    );
  });

  it("has a price of a point or more", () => {
    expect(idsOf([product("pin", 1, ["a", 1])])).toEqual(["pin a"]);
    expect(() => idsOf([product("free", 0, ["a", 0])])).toThrow("a price of 0 points");
  });
});

describe("what is left today", () => {
  it("is what the day allows, less what was redeemed on it, and never below nothing", () => {
    const twice = { ...aliPoint, redemptionsPerDay: 2 };
    const left = [0, 1, 2, 3].map((count) =>
      leftToday(done(walletOf(), count, NOW, twice), NOW, twice),
    );
    expect(left).toEqual([2, 1, 0, 0]);
  });

  it("is all of it after another day's redemptions", () => {
    const yesterday = done(walletOf(), 1, instant(NOW - 86_400_000), aliPoint);
    expect(leftToday(yesterday, NOW, aliPoint)).toBe(1);
  });
});

describe("the deadlines", () => {
  const now = at("2026-05-20T15:00+08:00");
  const until = at("2026-06-30T24:00+08:00");
  const deadlines = (wallet: Wallet, programme = aliPoint) =>
    deadlinesOf(wallet, now, until, programme);

  it("are what expires by an instant, that one too, and no later", () => {
    const wallet = walletAt(
      ["2026-05-31T24:00+08:00", 30],
      ["2026-06-30T24:00+08:00", 20],
      ["2026-07-01T00:00:00.001+08:00", 10],
    );
    expect(deadlines(wallet)).toEqual([
      { actions: 12, points: 30 },
      { actions: 42, points: 50 },
    ]);
    expect(deadlines(walletAt(["2026-07-31T24:00+08:00", 30]))).toEqual([]);
  });

  it("are after the redemptions of the day of the last instant before them", () => {
    const actionsOf = (when: string) => deadlines(walletAt([when, 30]))[0]?.actions;
    expect(actionsOf("2026-05-20T15:00:00.001+08:00")).toBe(1);
    expect(actionsOf("2026-05-20T24:00+08:00")).toBe(1);
    expect(actionsOf("2026-05-21T00:00:00.001+08:00")).toBe(2);
    expect(actionsOf("2026-05-21T24:00+08:00")).toBe(2);
  });

  it("count what a day allows, and what is left of today", () => {
    const twice = { ...aliPoint, redemptionsPerDay: 2 };
    const wallet = walletAt(["2026-05-22T24:00+08:00", 30]);
    expect(deadlines(wallet, twice)).toEqual([{ actions: 6, points: 30 }]);
    expect(deadlines(done(wallet, 1, now, twice), twice)).toEqual([{ actions: 5, points: 30 }]);
    expect(deadlines(done(wallet, 2, now, twice), twice)).toEqual([{ actions: 4, points: 30 }]);
  });
});

describe("a task", () => {
  const mug = product("mug", 3, ["full", 100], ["half", 50, 499]);
  const pin = product("pin", 9, ["pin", 20, 1]);
  const wallet = walletAt(["2026-05-31T24:00+08:00", 300], ["2027-01-01T00:00+08:00", 45]);

  const taskFor = (
    products: readonly Redeemable[],
    deadlines: readonly Deadline[],
    programme = aliPoint,
  ) => taskOf(wallet, deadlines, choicesOf(products, points(345), programme), NOW, programme);
  const due = [{ actions: 10, points: 300 }];

  it("has each price with its product's place, and each product's stock", () => {
    expect(taskFor([pin, mug], due)).toEqual({
      offers: [
        { points: 100, cost: 1, product: 0 },
        { points: 50, cost: 499 * 11 + 1, product: 0 },
        { points: 20, cost: 12, product: 1 },
      ],
      stock: [3, 9],
      deadlines: due,
      last: { actions: 10, points: 300 },
      perCash: 11,
      balance: 345,
      minimum: 10,
      kept: [],
    });
  });

  it("has no more redemptions than there is time for, than units, or than save all at the smallest price", () => {
    const actionsOf = (products: readonly Redeemable[], actions: number) =>
      taskFor(products, [{ actions, points: 300 }])?.last.actions;
    expect(actionsOf([pin, mug], 11)).toBe(11);
    expect(actionsOf([pin, mug], 12)).toBe(12);
    expect(actionsOf([pin, mug], 13)).toBe(12);
    expect(actionsOf([product("pin", 99, ["pin", 20])], 99)).toBe(15);
    expect(actionsOf([product("pin", 99, ["pin", 21])], 99)).toBe(15);
    expect(actionsOf([product("pin", 99, ["pin", 22])], 99)).toBe(14);
  });

  it("has no more of a product than redemptions, and its deadlines within them", () => {
    const task = taskFor(
      [product("pin", 99, ["pin", 100])],
      [
        { actions: 1, points: 50 },
        { actions: 3, points: 150 },
        { actions: 9, points: 300 },
      ],
    );
    expect(task).toMatchObject({
      stock: [3],
      deadlines: [
        { actions: 1, points: 50 },
        { actions: 3, points: 300 },
      ],
      last: { actions: 3, points: 300 },
    });
  });

  it("is none where nothing expires, nothing can be had, or no time is left", () => {
    expect(taskFor([mug], [])).toBeUndefined();
    expect(taskFor([], due)).toBeUndefined();
    expect(taskFor([mug], [{ actions: 0, points: 300 }])).toBeUndefined();
    expect(taskFor([mug], [{ actions: 1, points: 300 }])).toBeDefined();
  });

  it("asks for the programme's minimum, and for what can be spent now", () => {
    const plain = { ...aliPoint, minimumBalance: points(7) };
    expect(taskFor([mug], due, plain)).toMatchObject({ minimum: 7, balance: 345 });
    const later = at("2026-06-01T00:00+08:00");
    const choices = choicesOf([mug], points(345), aliPoint);
    expect(taskOf(wallet, due, choices, later, aliPoint)).toMatchObject({ balance: 45 });
  });

  it("counts cash in what all prices take a whole number of", () => {
    const costsOf = (...cash: readonly number[]) =>
      taskFor(
        cash.map((fen, index) => product(`p${index}`, 2, [`p${index}`, 200 - index, fen])),
        due,
      )?.offers.map(({ cost }) => cost);
    expect(costsOf(600, 900, 0)).toEqual([2 * 3 + 1, 3 * 3 + 1, 1]);
    expect(costsOf(600, 901, 0)).toEqual([600 * 3 + 1, 901 * 3 + 1, 1]);
    expect(costsOf(0, 0)).toEqual([1, 1]);
  });

  it("stops at cash that cannot be added up exactly", () => {
    // Two redemptions, each at three times its fen and 1, cost just below 2 ** 53.
    const most = Math.floor((Number.MAX_SAFE_INTEGER / 2 - 1) / 3);
    const costly = (cash: number) => [
      product("art", 1, ["art", 100, cash]),
      product("pen", 1, ["pen", 100, cash - 1]),
    ];
    expect(taskFor(costly(most), due)?.offers[1]?.cost).toBe(most * 3 + 1);
    expect(() => taskFor(costly(most + 1), due)).toThrow(`${most + 1} fen are too many to add up`);
  });
});
