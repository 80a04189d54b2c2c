import type { WalletView } from "../contract/wallet.ts";
import { fen, points } from "../rules/points.ts";
import { aliPoint } from "../catalog/alipoint.ts";
import { type Programme } from "../rules/programme.ts";
import { at } from "../rules/testing/fixtures.ts";
import type { Snapshot } from "./preview-spend.ts";

const NOW = at("2026-11-23T12:00:00+08:00");
const none = points(0);

/** The snapshot of a member with this many points, in one lot. */
export function snapshotWith(amount: number, programme: Programme = aliPoint): Snapshot {
  const wallet: WalletView = {
    memberId: "lin",
    serverTime: NOW,
    seq: 1,
    spendable: points(amount),
    held: none,
    pending: none,
    owed: none,
    worthFen: fen(amount),
    mayUse: amount >= programme.minimumBalance,
    missing: points(Math.max(0, programme.minimumBalance - amount)),
    expiring: [],
    nextRedemptionAt: NOW,
    lifetime: { granted: points(amount), spent: none, expired: none, clawedBack: none },
  };
  const expiresAt = at("2029-12-01T00:00:00+08:00");
  const lot = { id: "lin-1", source: "task", title: "A lot", obtainedAt: NOW, expiresAt } as const;
  const lots = [{ ...lot, granted: points(amount), remaining: points(amount) }];
  return { wallet, lots, programme };
}
