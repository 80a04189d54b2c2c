import { expect, it } from "vitest";
import { dayOf, instant, type Instant } from "../calendar.ts";
import { decide, type RulesCommand, type Outcome } from "../decide.ts";
import type { Entry, SpendEntry } from "../ledger/entry.ts";
import type { EndHold } from "./hold.ts";
import { fen, points } from "../points.ts";
import { aliPoint } from "../../catalog/alipoint.ts";
import { afterEntry, spendOf, type Spend } from "./refund.ts";
import { redemptionsOn } from "../ledger/redemptions.ts";
import type { Programme } from "../programme.ts";
import { settleDue } from "../expiry/settle-due.ts";
import { at, NOW, expiryOfNow, lastInstantBeforeExpiry } from "../testing/fixtures.ts";
import {
  emptyWallet,
  heldPoints,
  spendable,
  spendingOrder,
  type Wallet,
} from "../ledger/wallet.ts";

const subject = { kind: "product", id: "bill" } as const;
const FIFTEEN = 15 * 60_000;
const lapse = instant(NOW + FIFTEEN);
const last = instant(lapse - 1);

const run = (wallet: Wallet, command: RulesCommand, when: Instant = NOW): Outcome =>
  decide(wallet, command, when, aliPoint);
const grant = (wallet: Wallet, amount: number, when = NOW) =>
  run(wallet, { kind: "grant", subject, points: points(amount) }, when).wallet;
const end = (kind: EndHold["kind"], spend: Spend): EndHold => ({ kind, spend });

/** Pays with points, and a fen in cash. */
function hold(wallet: Wallet, amount: number, when = NOW): { wallet: Wallet; spend: Spend } {
  const total = fen(amount + 1);
  const outcome = run(wallet, { kind: "payment", subject, points: points(amount), total }, when);
  return { wallet: outcome.wallet, spend: spendOf(outcome.entries.at(-1) as SpendEntry & Entry) };
}
const redemption = (cash: number): RulesCommand => ({
  kind: "redemption",
  product: { subject, stock: 1 },
  price: { points: points(10), fen: fen(cash) },
});
const left = (wallet: Wallet, when: Instant = wallet.at) =>
  Array.from(spendingOrder(wallet, when), ({ id, remaining }) => [id, remaining]);

const held = hold(grant(emptyWallet, 80), 50);

it("is captured one millisecond before it lapses", () => {
  const { wallet, entries } = run(held.wallet, end("capture", held.spend), last);
  expect(entries).toEqual([
    { kind: "capture", subject, of: 2, seq: 3, at: last, balanceAfter: 30 },
  ]);
  expect(wallet.holds).toEqual([]);
  expect(wallet.lifetime.spent).toBe(50);
  expect(spendable(wallet, last)).toBe(30);
});

it.each(["capture", "cancel"] as const)(
  "has lapsed exactly at its end, when a %s is refused",
  (kind) => {
    const outcome = run(held.wallet, end(kind, held.spend), lapse);
    expect(outcome.refusal).toEqual({ code: "hold-lapsed" });
    expect(outcome.entries).toEqual([
      {
        kind: "release",
        cause: "lapsed",
        subject,
        of: 2,
        points: 50,
        seq: 3,
        at: lapse,
        balanceAfter: 80,
      },
    ]);
    expect(outcome.wallet.lifetime.spent).toBe(0);
    const known = outcome.entries.reduce(afterEntry, held.spend);
    expect(known.state).toBe("lapsed");
    expect(run(outcome.wallet, end(kind, known), lapse).refusal).toEqual({ code: "hold-lapsed" });
  },
);

it("lapses at its end, however late that is settled", () => {
  const late = settleDue(held.wallet, at("2026-12-01T00:00:00+08:00"), aliPoint);
  expect(late.entries).toMatchObject([{ kind: "release", cause: "lapsed", at: lapse }]);
});

it("returns its points if it is cancelled", () => {
  const { wallet, entries } = run(held.wallet, end("cancel", held.spend), last);
  expect(entries).toEqual([
    {
      kind: "release",
      cause: "cancelled",
      subject,
      of: 2,
      points: 50,
      seq: 3,
      at: last,
      balanceAfter: 80,
    },
  ]);
  expect(left(wallet)).toEqual([[1, 80]]);
  expect(heldPoints(wallet)).toBe(0);
});

it.each(["capture", "cancel"] as const)("ends once: a %s after either end is refused", (kind) => {
  for (const first of ["capture", "cancel"] as const) {
    const ended = run(held.wallet, end(first, held.spend));
    const known = ended.entries.reduce(afterEntry, held.spend);
    const again = run(ended.wallet, end(kind, known));
    expect(again).toEqual({
      wallet: ended.wallet,
      entries: [],
      refusal: { code: "already-settled" },
    });
  }
});

it("does not exist if the spend was captured immediately", () => {
  const paid = run(grant(emptyWallet, 80), {
    kind: "payment",
    subject,
    points: points(50),
    total: fen(50),
  });
  const spend = spendOf(paid.entries.at(-1) as SpendEntry & Entry);
  expect(run(paid.wallet, end("cancel", spend)).refusal).toEqual({ code: "already-settled" });
});

it("ends only the hold of the command", () => {
  const second = hold(held.wallet, 20);
  const { wallet } = run(second.wallet, end("cancel", held.spend));
  expect(wallet.holds.map(({ of }) => of)).toEqual([3]);
  expect(heldPoints(wallet)).toBe(20);
  expect(left(wallet)).toEqual([[1, 60]]);
});

it("ends a later hold before an earlier one, and refuses an ended one while another is open", () => {
  const second = hold(held.wallet, 20);
  const { wallet, entries } = run(second.wallet, end("cancel", second.spend));
  expect(entries).toMatchObject([{ kind: "release", of: 3, points: 20 }]);
  expect(wallet.holds.map(({ of }) => of)).toEqual([2]);
  const known = entries.reduce(afterEntry, second.spend);
  expect(run(wallet, end("capture", known)).refusal).toEqual({ code: "already-settled" });
});

it("returns points to their lots, with their old expiry and order", () => {
  const february = at("2026-02-28T23:59:59.999+08:00");
  const three = grant(grant(grant(emptyWallet, 20, february), 20), 40);
  const taken = hold(three, 50);
  expect(left(taken.wallet)).toEqual([[3, 30]]);
  const { wallet } = run(taken.wallet, end("cancel", taken.spend));
  expect(left(wallet)).toEqual(left(three));
  expect(Array.from(spendingOrder(wallet, NOW))).toEqual(Array.from(spendingOrder(three, NOW)));
  expect(wallet.lifetime).toEqual(three.lifetime);
});

it("returns points to lots that other spends have taken from since", () => {
  const next = hold(grant(held.wallet, 40), 60);
  const first = run(next.wallet, end("cancel", held.spend));
  expect(left(first.wallet)).toEqual([
    [1, 50],
    [3, 10],
  ]);
  const both = run(first.wallet, end("cancel", next.spend));
  expect(left(both.wallet)).toEqual([
    [1, 80],
    [3, 40],
  ]);
});

it("captures points of a lot that expired during the hold", () => {
  const edge = lastInstantBeforeExpiry;
  const taken = hold(grant(emptyWallet, 80), 50, edge);
  const after = at("2029-04-01T00:10:00+08:00");
  const { wallet, entries } = run(taken.wallet, end("capture", taken.spend), after);
  expect(entries).toMatchObject([
    { kind: "expiry", at: expiryOfNow, allocations: [{ points: 30 }] },
    { kind: "capture", at: after, balanceAfter: 0 },
  ]);
  expect(wallet.lifetime).toMatchObject({ spent: 50, expired: 30 });
});

it("expires points of an expired lot when the hold is cancelled or lapses", () => {
  const edge = lastInstantBeforeExpiry;
  const taken = hold(grant(emptyWallet, 80), 50, edge);
  const soon = at("2029-04-01T00:10:00+08:00");
  const cancelled = run(taken.wallet, end("cancel", taken.spend), soon);
  const lapsed = settleDue(taken.wallet, at("2029-05-01T00:00:00+08:00"), aliPoint);
  for (const [{ wallet, entries }, cause, time] of [
    [cancelled, "cancelled", soon],
    [lapsed, "lapsed", instant(edge + FIFTEEN)],
  ] as const) {
    expect(entries).toMatchObject([
      { kind: "expiry", at: expiryOfNow, allocations: [{ points: 30 }] },
      { kind: "release", cause, at: time },
      { kind: "expiry", at: time, allocations: [{ lotId: 1, points: 50 }], balanceAfter: 0 },
    ]);
    expect(wallet.expiring).toEqual([]);
    expect(wallet.lifetime).toMatchObject({ spent: 0, expired: 80 });
  }
});

it("expires a lot that was held completely when the hold is cancelled", () => {
  const edge = lastInstantBeforeExpiry;
  const taken = hold(grant(emptyWallet, 80), 80, edge);
  const soon = at("2029-04-01T00:10:00+08:00");
  const { wallet, entries } = run(taken.wallet, end("cancel", taken.spend), soon);
  expect(entries).toMatchObject([
    { kind: "release", at: soon },
    { kind: "expiry", at: soon, allocations: [{ points: 80 }], balanceAfter: 0 },
  ]);
  expect(wallet.expiring).toEqual([]);
});

it("releases before the lot expires at the same instant, so that all of it expires together", () => {
  const taken = hold(grant(emptyWallet, 80), 50, at("2029-03-31T23:45:00.000+08:00"));
  expect(settleDue(taken.wallet, expiryOfNow, aliPoint).entries).toMatchObject([
    { kind: "release", at: expiryOfNow },
    { kind: "expiry", at: expiryOfNow, allocations: [{ points: 80 }] },
  ]);
});

it("a cancelled or lapsed redemption does not count towards the daily limit, a captured one does", () => {
  const full = grant(emptyWallet, 80);
  const redeemed = run(full, redemption(1));
  const spend = spendOf(redeemed.entries.at(-1) as SpendEntry & Entry);
  const again = (wallet: Wallet, when: Instant) => run(wallet, redemption(0), when).refusal?.code;
  expect(again(redeemed.wallet, last)).toBe("daily-limit-reached");
  expect(again(redeemed.wallet, lapse)).toBeUndefined();
  expect(again(run(redeemed.wallet, end("cancel", spend)).wallet, NOW)).toBeUndefined();
  const captured = run(redeemed.wallet, end("capture", spend)).wallet;
  expect(again(captured, lapse)).toBe("daily-limit-reached");
});

it("a cancelled payment does not change the daily limit", () => {
  const redeemed = run(held.wallet, redemption(0)).wallet;
  const { wallet } = run(redeemed, end("cancel", held.spend));
  expect(run(wallet, redemption(0)).refusal?.code).toBe("daily-limit-reached");
});

it("a lapsed redemption counted on its own day, not on the day of the lapse", () => {
  const evening = at("2026-03-30T23:55:00+08:00");
  const midnight = at("2026-03-31T00:00:00+08:00");
  const full = grant(emptyWallet, 80);
  const first = run(full, redemption(1), evening);
  const second = run(first.wallet, redemption(0), midnight);
  expect(second.refusal).toBeUndefined();
  const third = run(second.wallet, redemption(0), at("2026-03-31T00:20:00+08:00"));
  expect(third.refusal?.code).toBe("daily-limit-reached");
});

it("a cancelled redemption is one of two that another programme allows on a day", () => {
  const twice: Programme = { ...aliPoint, redemptionLimit: { count: 2, per: "member" } };
  const full = grant(emptyWallet, 80);
  const first = decide(full, redemption(1), NOW, twice);
  const second = decide(first.wallet, redemption(0), NOW, twice);
  const spend = spendOf(first.entries.at(-1) as SpendEntry & Entry);
  const { wallet } = decide(second.wallet, end("cancel", spend), NOW, twice);
  expect(redemptionsOn(wallet, dayOf(NOW, twice)).count).toBe(1);
  const third = decide(wallet, redemption(0), NOW, twice);
  expect(third.refusal).toBeUndefined();
  expect(decide(third.wallet, redemption(0), NOW, twice).refusal?.code).toBe("daily-limit-reached");
});

it("a held redemption is one of its product, and a cancelled one gives the product its place back", () => {
  const each: Programme = { ...aliPoint, redemptionLimit: { count: 2, per: "product" } };
  const full = grant(emptyWallet, 80);
  const first = decide(full, redemption(1), NOW, each);
  const second = decide(first.wallet, redemption(1), NOW, each);
  expect(second.refusal).toBeUndefined();
  expect(decide(second.wallet, redemption(0), last, each).refusal?.code).toBe(
    "daily-limit-reached",
  );
  const spend = spendOf(first.entries.at(-1) as SpendEntry & Entry);
  const { wallet } = decide(second.wallet, end("cancel", spend), NOW, each);
  expect(wallet.redemptions).toMatchObject({ count: 1, products: [{ count: 1 }] });
  const third = decide(wallet, redemption(0), NOW, each);
  expect(third.refusal).toBeUndefined();
  expect(decide(third.wallet, redemption(0), NOW, each).refusal?.code).toBe("daily-limit-reached");
});

it("the last redemption of a product leaves no trace of it on its day when it lapses", () => {
  const each: Programme = { ...aliPoint, redemptionLimit: { count: 1, per: "product" } };
  const redeemed = decide(grant(emptyWallet, 80), redemption(1), NOW, each);
  expect(redeemed.wallet.redemptions).toMatchObject({ count: 1, products: [{ count: 1 }] });
  const { wallet } = settleDue(redeemed.wallet, lapse, each);
  expect(wallet.redemptions).toMatchObject({ count: 0, products: [] });
});
