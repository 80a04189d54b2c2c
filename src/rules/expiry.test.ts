import { expect, it } from "vitest";
import { nextExpiryAt, settle } from "./expiry.ts";
import { points } from "./points.ts";
import { aliPoint } from "./programme.ts";
import { aLot, at, walletOf } from "./testing.ts";
import { emptyWallet } from "./wallet.ts";

const guide = at("2016-05-20T12:00:00+08:00");
const end = at("2019-06-01T00:00:00.000+08:00");
const wallet = walletOf(
  aLot({ id: 1, obtainedAt: guide, granted: points(30) }),
  aLot({ id: 2, obtainedAt: guide, granted: points(50), remaining: points(7) }),
  aLot({ id: 3, obtainedAt: at("2016-06-20T12:00:00+08:00"), granted: points(11) }),
);

it("leaves everything until the last millisecond", () => {
  expect(settle(wallet, at("2019-05-31T23:59:59.999+08:00"), aliPoint)).toEqual({
    wallet,
    entries: [],
  });
});

it("enters one expiry a lot, of what was left of it, and keeps the lots of the next month", () => {
  const settled = settle(wallet, end, aliPoint);
  expect(settled.entries).toMatchObject([
    {
      kind: "expiry",
      at: end,
      balanceAfter: 18,
      subject: { words: "lot 1" },
      allocations: [{ points: 30 }],
    },
    {
      kind: "expiry",
      at: end,
      balanceAfter: 11,
      subject: { words: "lot 2" },
      allocations: [{ points: 7 }],
    },
  ]);
  expect(settled.wallet.expiring).toMatchObject([{ points: 11 }]);
  expect(settled.wallet.lifetime.expired).toBe(37);
});

it("stamps each expiry with when it was due, however late somebody looks", () => {
  const late = settle(wallet, at("2024-02-29T10:00:00+08:00"), aliPoint);
  expect(late.entries.map((entry) => entry.at)).toEqual([
    end,
    end,
    at("2019-07-01T00:00:00+08:00"),
  ]);
});

it("writes the same ledger whether one looks often or once", () => {
  const first = settle(wallet, end, aliPoint);
  const second = settle(first.wallet, at("2024-02-29T10:00:00+08:00"), aliPoint);
  const once = settle(wallet, at("2024-02-29T10:00:00+08:00"), aliPoint);
  expect([...first.entries, ...second.entries]).toEqual(once.entries);
  expect(second.wallet).toEqual(once.wallet);
});

it("tells the next instant at which the wallet changes by itself", () => {
  expect(nextExpiryAt(wallet)).toBe(end);
  expect(nextExpiryAt(emptyWallet)).toBeUndefined();
});
