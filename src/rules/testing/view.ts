import { lotsOf } from "../ledger/lot-queue.ts";
import type { Wallet } from "../ledger/wallet.ts";

/** All keys of entries and their parts, so that two entries with equal values have one text. */
const KEYS = [
  "seq at kind balanceAfter subject words id reference source cause of points fen total share heldUntil creditAt",
  "expiresAt allocations partial released forfeited lotId owed code missing step most nextRedemptionAt nextAt until",
].flatMap((keys) => keys.split(" "));

/** Entries or a refusal as a text that is the same for equal ones, in whichever order their keys stand. */
export function textOf(value: object | undefined): string {
  return value === undefined ? "nothing" : JSON.stringify(value, KEYS);
}

/** What a wallet is to whoever spends it, whichever way its queues got there: a plain value to compare. */
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
    holds: wallet.holds.map(({ of, day, until, lots: parts }) => ({
      of,
      day,
      until,
      parts: parts.map(({ lot, points }) => [lot.seq, points]),
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
