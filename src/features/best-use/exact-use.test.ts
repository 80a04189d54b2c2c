import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aliPoint } from "../../catalog/alipoint.ts";
import type { OrderView } from "../../contract/order.ts";
import type { Instant } from "../../rules/calendar.ts";
import { decide } from "../../rules/decide.ts";
import { expiringBy, soonUntil } from "../../rules/expiry/reminder.ts";
import { settleDue } from "../../rules/expiry/settle-due.ts";
import { spendable, type Wallet } from "../../rules/ledger/wallet.ts";
import { fen, points, sum } from "../../rules/points.ts";
import type { Programme } from "../../rules/programme.ts";
import { anyLots, aLot, at, NOW, walletOf } from "../../rules/testing/fixtures.ts";
import { exactUsesOf, type ExactUseInput, type ExactUses } from "./exact-use.ts";
import { lostIn } from "./plan-outcome.ts";

const APRIL = at("2026-05-01T00:00+08:00");
const LATER = at("2027-01-01T00:00+08:00");

const lot = (id: number, expiresAt: Instant, amount: number) =>
  aLot({ id, expiresAt, granted: points(amount), remaining: points(amount) });

/** A wallet in which so many points expire soon, and as many as are said do not. */
const walletWith = (soon: number, later = 0): Wallet =>
  walletOf(lot(1, APRIL, soon), ...(later > 0 ? [lot(2, LATER, later)] : []));

const order = (id: string, total: number, rest: Partial<OrderView> = {}): OrderView => ({
  id,
  kind: "shop",
  title: id,
  picture: "shop",
  number: id,
  item: id,
  totalFen: fen(total),
  state: "open",
  ...rest,
});

const project = (id: string, raised: number) => ({
  id,
  title: id,
  about: id,
  picture: "trees",
  goal: points(1_000),
  raised: points(raised),
});

function usesOf(wallet: Wallet, rest: Partial<ExactUseInput> = {}): ExactUses | undefined {
  return exactUsesOf({ wallet, orders: [], projects: [], now: NOW, programme: aliPoint, ...rest });
}

const paid = (uses: ExactUses | undefined) =>
  uses?.payments.map((payment) => [payment.order.id, payment.points, payment.cash]);

describe("what uses exactly the points that expire soon", () => {
  it("is nothing if none expire soon", () => {
    const wallet = walletOf(lot(1, LATER, 500));
    expect(usesOf(wallet, { orders: [order("lamp", 900)] })).toBeUndefined();
  });

  it("is a card repayment before a utility bill before a shop order, then the first due", () => {
    const card = order("card", 9_000, { kind: "card" });
    const soon = order("power", 900, { kind: "utility", dueAt: at("2026-04-02T00:00+08:00") });
    const water = order("water", 900, { kind: "utility", dueAt: at("2026-04-03T00:00+08:00") });
    const all = [order("lamp", 500), water, soon, card];
    const first = (orders: readonly OrderView[]) => paid(usesOf(walletWith(500, 90), { orders }));
    expect(first(all)).toEqual([["card", 500, 8_500]]);
    expect(first(all.filter((each) => each !== card))).toEqual([["power", 500, 400]]);
    expect(first(all.slice(0, 2))).toEqual([["water", 500, 400]]);
    expect(first(all.slice(0, 1))).toEqual([["lamp", 500, 0]]);
  });

  it("prefers one order that takes all to a bill that is 1 point too small", () => {
    const orders = [order("card", 499, { kind: "card" }), order("lamp", 500)];
    expect(paid(usesOf(walletWith(500), { orders }))).toEqual([["lamp", 500, 0]]);
  });

  it("is several orders, largest first, where none takes all; and tells what still expires", () => {
    const orders = [order("tea", 120), order("lamp", 300), order("book", 200)];
    const uses = usesOf(walletWith(500), { orders });
    expect(paid(uses)).toEqual([
      ["lamp", 300, 0],
      ["book", 200, 0],
    ]);
    expect(uses?.lostAfterPayments).toBe(0);
    expect(usesOf(walletWith(621), { orders })?.lostAfterPayments).toBe(1);
  });

  it("leaves out orders that are held, paid or cancelled", () => {
    const orders = (["held", "paid", "cancelled"] as const).map((state) =>
      order(state, 900, { state }),
    );
    expect(usesOf(walletWith(500), { orders })).toMatchObject({
      payments: [],
      lostAfterPayments: 500,
    });
  });

  it("leaves out a payment for which the balance is below the minimum by then", () => {
    const orders = [order("lamp", 300), order("tea", 10)];
    expect(usesOf(walletWith(309), { orders })).toMatchObject({
      payments: [{ points: 300 }],
      lostAfterPayments: 9,
    });
    expect(paid(usesOf(walletWith(310), { orders }))).toHaveLength(2);
  });

  it("is a donation of exactly that amount, to a project that has not reached its goal", () => {
    const projects = [project("full", 1_000), project("open", 999)];
    expect(usesOf(walletWith(500, 90), { projects })?.donation).toMatchObject({
      project: { id: "open" },
      points: 500,
    });
    expect(usesOf(walletWith(500), { projects: projects.slice(0, 1) })?.donation).toMatchObject({
      project: { id: "full" },
    });
  });

  it("is nothing to do for a balance of 9, and for one of 10 it is", () => {
    const rest = { orders: [order("lamp", 900)], projects: [project("open", 0)] };
    expect(usesOf(walletWith(9), rest)).toEqual({
      due: 9,
      firstExpiresAt: APRIL,
      payments: [],
      lostAfterPayments: 9,
    });
    expect(usesOf(walletWith(10), rest)).toMatchObject({
      payments: [{ points: 10 }],
      donation: { points: 10 },
    });
  });

  it("takes whole steps only", () => {
    const programme: Programme = { ...aliPoint, step: points(50) };
    const rest = { programme, orders: [order("lamp", 9_000)], projects: [project("open", 0)] };
    expect(usesOf(walletWith(549, 900), rest)).toMatchObject({
      payments: [{ points: 500 }],
      lostAfterPayments: 49,
      donation: { points: 500 },
    });
  });
});

const anyOrders = fc
  .array(
    fc.record({
      kind: fc.constantFrom("shop", "card", "utility"),
      totalFen: fc.integer({ min: 1, max: 3_000 }).map(fen),
      state: fc.constantFrom("open", "open", "paid"),
    }),
    { maxLength: 6 },
  )
  .map((orders) => orders.map((rest, index) => order(`order-${index}`, 1, rest)));

const anyProgramme = fc
  .record({
    step: fc.constantFrom(1, 7, 50).map(points),
    fenPerPoint: fc.constantFrom(1, 3).map(fen),
  })
  .map((terms): Programme => ({ ...aliPoint, ...terms }));

/** Pays by the rules, with the cash, as the service does. `undefined` if a payment is refused. */
function walletAfter(wallet: Wallet, { payments }: ExactUses, programme: Programme) {
  let after: Wallet | undefined = wallet;
  for (const {
    order: { title, totalFen: total },
    points: amount,
    cash,
  } of payments) {
    if (after === undefined) break;
    const command = { kind: "payment", subject: { words: title }, points: amount, total } as const;
    const held = decide(after, command, NOW, programme);
    const entry = held.entries.find(({ kind }) => kind === "payment");
    if (held.refusal || entry?.kind !== "payment") return undefined;
    const none = { refundedFen: fen(0), refundedPoints: points(0) };
    const spend = { state: "held", entry, ...none } as const;
    const done = cash > 0 ? decide(held.wallet, { kind: "capture", spend }, NOW, programme) : held;
    after = done.refusal ? undefined : done.wallet;
  }
  return after;
}

describe("every suggestion, whatever the wallet and the orders,", () => {
  const each = (check: (uses: ExactUses, wallet: Wallet, programme: Programme) => void) =>
    fc.assert(
      fc.property(anyLots, anyOrders, anyProgramme, (lots, orders, programme) => {
        const wallet = walletOf(...lots);
        const uses = usesOf(wallet, { orders, programme, projects: [project("open", 0)] });
        if (uses) check(uses, wallet, programme);
      }),
    );

  it("takes no more than expires soon, than can be spent, and than the order takes", () => {
    each(({ due, payments, donation }, wallet, programme) => {
      expect(due).toBe(
        sum(
          expiringBy(settleDue(wallet, NOW, programme).wallet.expiring, soonUntil(NOW, programme)),
        ),
      );
      expect(sum(payments)).toBeLessThanOrEqual(Math.min(due, spendable(wallet, NOW)));
      expect(donation?.points ?? 0).toBeLessThanOrEqual(due);
      for (const { order: of, points: amount, cash } of payments) {
        expect(of.state).toBe("open");
        expect(amount % programme.step).toBe(0);
        expect(amount * programme.fenPerPoint + cash).toBe(of.totalFen);
      }
    });
  });

  it("loses exactly what it says, by the rules that the service decides by", () => {
    each((uses, wallet, programme) => {
      const after = walletAfter(settleDue(wallet, NOW, programme).wallet, uses, programme);
      expect(after).toBeDefined();
      const until = soonUntil(NOW, programme);
      const lost = after && sum(lostIn(settleDue(after, until, programme).entries));
      expect(uses.lostAfterPayments).toBe(lost);
    });
  });

  it("is one payment where one order takes all, and otherwise goes from large to small", () => {
    each(({ payments }) => {
      const amounts = payments.map((payment) => payment.points);
      expect(amounts).toEqual(amounts.toSorted((a, b) => b - a));
    });
  });
});
