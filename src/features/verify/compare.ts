import type { HoldView } from "../../contract/payment.ts";
import type { WalletView } from "../../contract/wallet.ts";
import type { Instant } from "../../rules/calendar.ts";
import { sum } from "../../rules/points.ts";
import { heldPoints, spendable, type Wallet } from "../../rules/ledger/wallet.ts";

/** One number, as the replay gives it and as the service tells it. */
export type Pair = { readonly replayed: number; readonly told: number };

/** What is counted of a whole wallet. */
export const sumNames = [
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

type Sum = Pair & { readonly what: (typeof sumNames)[number] };

/** The points that expire at one instant, or are held until then. */
export type Dated = Pair & { readonly at: Instant };

export type Comparison = {
  readonly sums: readonly Sum[];
  readonly expiring: readonly Dated[];
  readonly holds: readonly Dated[];
  /** How many pairs differ; 0 is the proof. */
  readonly differences: number;
};

/** Holds the wallet that the entries give against what the service says of it. */
export function compare(
  wallet: Wallet,
  view: WalletView,
  held: readonly Pick<HoldView, "points" | "until">[],
): Comparison {
  const { lifetime } = wallet;
  const sums: Sum[] = [
    { what: "entries", replayed: wallet.seq, told: view.seq },
    { what: "spendable", replayed: spendable(wallet, view.serverTime), told: view.spendable },
    { what: "held", replayed: heldPoints(wallet), told: view.held },
    { what: "pending", replayed: sum(wallet.pending), told: view.pending },
    { what: "owed", replayed: sum(wallet.owed), told: view.owed },
    { what: "granted", replayed: lifetime.granted, told: view.lifetime.granted },
    { what: "spent", replayed: lifetime.spent, told: view.lifetime.spent },
    { what: "expired", replayed: lifetime.expired, told: view.lifetime.expired },
    { what: "clawedBack", replayed: lifetime.clawedBack, told: view.lifetime.clawedBack },
  ];
  const expiring = byInstant(
    wallet.expiring.map(({ expiresAt, points }) => ({ at: expiresAt, points })),
    view.expiring.map(({ expiresAt, points }) => ({ at: expiresAt, points })),
  );
  const holds = byInstant(
    wallet.holds.map(({ until, lots }) => ({ at: until, points: sum(lots) })),
    held.map(({ until, points }) => ({ at: until, points })),
  );
  const differences = [...sums, ...expiring, ...holds].filter(isDifferent).length;
  return { sums, expiring, holds, differences };
}

export function isDifferent({ replayed, told }: Pair): boolean {
  return replayed !== told;
}

type At = { readonly at: Instant; readonly points: number };

/** Every instant that either side knows, the first one first. */
function byInstant(replayed: readonly At[], told: readonly At[]): Dated[] {
  const instants = [...new Set([...replayed, ...told].map(({ at }) => at))];
  const pointsAt = (side: readonly At[], at: Instant) =>
    side.reduce((total, part) => (part.at === at ? total + part.points : total), 0);
  return instants
    .toSorted((a, b) => a - b)
    .map((at) => ({ at, replayed: pointsAt(replayed, at), told: pointsAt(told, at) }));
}
