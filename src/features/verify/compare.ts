import type { HoldView } from "../../contract/payment.ts";
import type { WalletView } from "../../contract/wallet.ts";
import type { Instant } from "../../rules/calendar.ts";
import { sum } from "../../rules/points.ts";
import { heldPoints, spendable, type Wallet } from "../../rules/ledger/wallet.ts";

/** One number as the replay gives it and as the service reports it. */
export type Pair = { readonly replayed: number; readonly reported: number };

/** The numbers of a wallet that are compared. */
export const totalNames = [
  "entries",
  "spendable",
  "held",
  "pending",
  "owed",
  "granted",
  "spent",
  "expired",
  "clawedBack",
] as const;

type TotalPair = Pair & { readonly what: (typeof totalNames)[number] };

/** The points that expire at one instant, or are held until then. */
export type DatedPair = Pair & { readonly at: Instant };

export type Comparison = {
  readonly totals: readonly TotalPair[];
  readonly expiring: readonly DatedPair[];
  readonly holds: readonly DatedPair[];
  /** Number of pairs that differ; 0: verified. */
  readonly differences: number;
};

/** Compares the replayed wallet with the service's view. */
export function compare(
  wallet: Wallet,
  view: WalletView,
  held: readonly Pick<HoldView, "points" | "until">[],
): Comparison {
  const { lifetime } = wallet;
  const totals: TotalPair[] = [
    { what: "entries", replayed: wallet.seq, reported: view.seq },
    { what: "spendable", replayed: spendable(wallet, view.serverTime), reported: view.spendable },
    { what: "held", replayed: heldPoints(wallet), reported: view.held },
    { what: "pending", replayed: sum(wallet.pending), reported: view.pending },
    { what: "owed", replayed: sum(wallet.owed), reported: view.owed },
    { what: "granted", replayed: lifetime.granted, reported: view.lifetime.granted },
    { what: "spent", replayed: lifetime.spent, reported: view.lifetime.spent },
    { what: "expired", replayed: lifetime.expired, reported: view.lifetime.expired },
    { what: "clawedBack", replayed: lifetime.clawedBack, reported: view.lifetime.clawedBack },
  ];
  const expiring = byInstant(
    wallet.expiring.map(({ expiresAt, points }) => ({ at: expiresAt, points })),
    view.expiring.map(({ expiresAt, points }) => ({ at: expiresAt, points })),
  );
  const holds = byInstant(
    wallet.holds.map(({ until, lots }) => ({ at: until, points: sum(lots) })),
    held.map(({ until, points }) => ({ at: until, points })),
  );
  const differences = [...totals, ...expiring, ...holds].filter(isDifferent).length;
  return { totals, expiring, holds, differences };
}

export function isDifferent({ replayed, reported }: Pair): boolean {
  return replayed !== reported;
}

type PointsAt = { readonly at: Instant; readonly points: number };

/** All instants of both sides, in order. */
function byInstant(replayed: readonly PointsAt[], reported: readonly PointsAt[]): DatedPair[] {
  const instants = [...new Set([...replayed, ...reported].map(({ at }) => at))];
  const pointsAt = (side: readonly PointsAt[], at: Instant) =>
    side.reduce((total, part) => (part.at === at ? total + part.points : total), 0);
  return instants
    .toSorted((a, b) => a - b)
    .map((at) => ({ at, replayed: pointsAt(replayed, at), reported: pointsAt(reported, at) }));
}
