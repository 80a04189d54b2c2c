import { lotsOf } from "../ledger/lot-queue.ts";
import type { Wallet } from "../ledger/wallet.ts";

/** All keys of entries and refusals, in a fixed order. */
const KEYS = [
  "seq at kind balanceAfter subject words id reference source cause of points fen total share heldUntil creditAt",
  "expiresAt allocations partial released forfeited lotId owed code missing step most nextRedemptionAt nextAt until",
].flatMap((keys) => keys.split(" "));

/** Entries or a refusal as text, independent of the order of their keys. */
export function textOf(value: object | undefined): string {
  return value === undefined ? "nothing" : JSON.stringify(value, KEYS);
}

/** A wallet as a plain value, independent of how its queues are stored. */
export function viewOf(wallet: Wallet) {
  return {
    seq: wallet.seq,
    at: wallet.at,
    rows: wallet.expiring.map(({ expiresAt, points, queue }) => ({
      expiresAt,
      points,
      lots: Array.from(lotsOf(queue), ({ id, obtainedAt, granted, remaining }) => [
        id,
        obtainedAt,
        granted,
        remaining,
      ]),
    })),
    holds: wallet.holds.map(({ of, day, until, lots }) => ({
      of,
      day,
      until,
      lots: lots.map(({ lot, points }) => [lot.seq, points]),
    })),
    pending: wallet.pending.map(({ of, source, points, creditAt }) => ({
      of,
      source,
      points,
      creditAt,
    })),
    owed: wallet.owed.map(({ of, points }) => [of, points]),
    redemptions: wallet.redemptions,
    lifetime: wallet.lifetime,
  };
}
