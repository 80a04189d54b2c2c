import { expect, it } from "vitest";
import { instant, type Instant } from "../calendar.ts";
import { decide } from "../decide.ts";
import type { LotEntry } from "../ledger/lot.ts";
import { points } from "../points.ts";
import { aliPoint } from "../../catalog/alipoint.ts";
import type { LotId } from "../ledger/seq.ts";
import { at, NOW } from "../testing/fixtures.ts";
import { allocate } from "./allocate.ts";
import { allocateInOrder } from "../ledger/wallet.ts";
import { emptyWallet, type Wallet } from "../ledger/wallet.ts";

const grant = (wallet: Wallet, amount: number, when = NOW) =>
  decide(wallet, { kind: "grant", subject: { words: "x" }, points: points(amount) }, when, aliPoint)
    .wallet;
const taken = (wallet: Wallet, most: number, when: Instant = NOW, except?: number) =>
  allocateInOrder(wallet, points(most), when, except as LotId | undefined).map((allocation) => [
    allocation.lotId,
    allocation.points,
  ]);
const marchs = at("2026-03-01T00:00:00.000+08:00");
/** 20 points that expire at the start of March, and 30 that expire a month later. */
const wallet = grant(
  grant(emptyWallet, 20, at("2023-02-10T12:00:00+08:00")),
  30,
  at("2023-03-10T12:00:00+08:00"),
);

it("takes from a lot until its last millisecond, and not at its expiry, even if that is not settled yet", () => {
  expect(taken(wallet, 25, instant(marchs - 1))).toEqual([
    [1, 20],
    [2, 5],
  ]);
  expect(taken(wallet, 25, marchs)).toEqual([[2, 25]]);
  expect(allocate(wallet, points(31), marchs, aliPoint)).toEqual({
    ok: false,
    refusal: { code: "insufficient-points", missing: 1 },
  });
});

it("takes from one lot if it suffices, and from the next if the first has expired", () => {
  const allocated = (amount: number, when: Instant) =>
    allocate(wallet, points(amount), when, aliPoint);
  const [first, next] = wallet.expiring.map(({ expiresAt }) => expiresAt);
  const before = instant(marchs - 1);
  expect(allocated(20, before)).toEqual({
    ok: true,
    allocations: [{ lotId: 1, expiresAt: first, points: 20 }],
  });
  expect(allocated(21, before)).toEqual({
    ok: true,
    allocations: [
      { lotId: 1, expiresAt: first, points: 20 },
      { lotId: 2, expiresAt: next, points: 1 },
    ],
  });
  expect(allocated(20, marchs)).toEqual({
    ok: true,
    allocations: [{ lotId: 2, expiresAt: next, points: 20 }],
  });
});

it("takes fewer points if there are fewer", () => {
  expect(taken(grant(emptyWallet, 20), 25)).toEqual([[1, 20]]);
  expect(taken(emptyWallet, 25)).toEqual([]);
  expect(taken(wallet, 0)).toEqual([]);
});

it("skips one lot, and lists no lot of which it takes nothing", () => {
  const four = grant(grant(grant(grant(emptyWallet, 10), 20), 30), 40);
  expect(taken(four, 25, NOW, 2)).toEqual([
    [1, 10],
    [3, 15],
  ]);
  expect(taken(four, 10, NOW, 2)).toEqual([[1, 10]]);
  expect(taken(four, 99, NOW, 4)).toEqual([
    [1, 10],
    [2, 20],
    [3, 30],
  ]);
});

it("reads no more lots than necessary", () => {
  const [row] = grant(grant(emptyWallet, 20), 30).expiring;
  const lots: LotEntry[] = [row!.queue.lots[0]!];
  Object.defineProperty(lots, 1, {
    get: () => {
      throw new Error("read too far");
    },
  });
  const guarded = { ...emptyWallet, expiring: [{ ...row!, queue: { ...row!.queue, lots } }] };
  expect(taken(guarded, 20)).toEqual([[1, 20]]);
  expect(() => taken(guarded, 21)).toThrow("read too far");
});
