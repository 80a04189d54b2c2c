import { assert } from "../assertion.ts";
import type { Instant } from "../calendar.ts";
import { decideClawback, type GrantToClawBack } from "./clawback.ts";
import { accept, refuse, type Decision } from "../decision.ts";
import type { Subject } from "../ledger/entry.ts";
import { newGrant } from "../ledger/lot.ts";
import { refuseTooMany } from "../ledger/wallet.ts";
import { fen, points, type Fen, type Points } from "../points.ts";
import type { Programme } from "../programme.ts";
import type { Seq } from "../ledger/seq.ts";
import type { Wallet } from "../ledger/wallet.ts";

/** Something bought at a partner, of which `share` parts per thousand come back as points. */
export type ReportPurchase = {
  readonly kind: "purchase";
  readonly subject: Subject;
  readonly total: Fen;
  readonly share: number;
};

/** The purchase that the pending entry `of` stands for was received: its points come now. */
export type ConfirmPurchase = { readonly kind: "confirmation"; readonly of: Seq };

/** The purchase was undone: before the points came, they never will; after, they are taken back. */
export type ReversePurchase = {
  readonly kind: "reversal";
  readonly of: Seq;
  /** The grant that the purchase made, if it was confirmed. */
  readonly grant?: GrantToClawBack;
};

/** Promises the share, rounded down, in points; an amount too small for one point promises nothing and is a bug. */
export function decidePurchase(
  wallet: Wallet,
  command: ReportPurchase,
  programme: Programme,
): Decision {
  const promised = rebatePoints(command, programme);
  assert(promised > 0, () => `a purchase of ${command.total} fen earns no point`);
  const { subject } = command;
  const pending = {
    kind: "pending",
    source: "rebate",
    subject,
    points: promised,
    creditAt: null,
  } as const;
  return refuseTooMany(wallet, promised) ?? accept(pending);
}

/** The points that a purchase earns: its share of what was paid, rounded down. */
export function rebatePoints(
  { total, share }: Pick<ReportPurchase, "total" | "share">,
  programme: Programme,
): Points {
  assert(Number.isInteger(share) && share >= 0 && share <= 1_000, () => `a share of ${share}`);
  return points(
    Number((BigInt(fen(total)) * BigInt(share)) / 1_000n / BigInt(programme.fenPerPoint)),
  );
}

/** The three years start now. Refuses `already-settled` where the points have come or never will. */
export function decideConfirmation(
  wallet: Wallet,
  { of }: ConfirmPurchase,
  at: Instant,
  programme: Programme,
): Decision {
  const promised = promiseOf(wallet, of);
  if (promised === undefined) return refuse({ code: "already-settled" });
  const { source, subject, points: granted } = promised;
  return accept(newGrant({ source, subject, points: granted, of }, at, programme));
}

/** Refuses `already-settled` where it has been undone before. */
export function decideReversal(
  wallet: Wallet,
  { of, grant }: ReversePurchase,
  at: Instant,
): Decision {
  const promised = promiseOf(wallet, of);
  if (promised) return accept({ kind: "cancellation", subject: promised.subject, of });
  if (grant) return decideClawback(wallet, grant, at);
  return refuse({ code: "already-settled" });
}

/** Points that wait for a confirmation; those that are credited by themselves wait for nobody. */
function promiseOf(wallet: Wallet, of: Seq) {
  return wallet.pending.find((promised) => promised.of === of && promised.creditAt === null);
}
