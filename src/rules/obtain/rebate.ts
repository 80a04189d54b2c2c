import { assert } from "../assertion.ts";
import type { Instant } from "../calendar.ts";
import { decideClawback, type GrantToClawBack } from "./clawback.ts";
import { accept, refuse, type Decision } from "../decision.ts";
import type { Subject } from "../ledger/entry.ts";
import { newGrant } from "../ledger/lot.ts";
import { refuseTooMany, type Wallet } from "../ledger/wallet.ts";
import { fen, points, type Fen, type Points } from "../points.ts";
import type { Programme } from "../programme.ts";
import type { Seq } from "../ledger/seq.ts";

/** A purchase at a partner, of which `share` parts per thousand are given back as points. */
export type ReportPurchase = {
  readonly kind: "purchase";
  readonly subject: Subject;
  readonly total: Fen;
  readonly share: number;
};

/** The purchase of the pending entry `of` was received: its points are granted. */
export type ConfirmPurchase = { readonly kind: "confirmation"; readonly of: Seq };

/** The purchase was undone: its points are cancelled if they are pending, and clawed back if they were granted. */
export type ReversePurchase = {
  readonly kind: "reversal";
  readonly of: Seq;
  /** Present if the purchase was confirmed. */
  readonly grant?: GrantToClawBack;
};

/** Adds pending points. Refuses `too-many-points`. Fails if the purchase earns less than one point. */
export function decidePurchase(
  wallet: Wallet,
  command: ReportPurchase,
  programme: Programme,
): Decision {
  const earned = rebatePoints(command, programme);
  assert(earned > 0, () => `a purchase of ${command.total} fen earns no point`);
  const { subject } = command;
  const pending = {
    kind: "pending",
    source: "rebate",
    subject,
    points: earned,
    creditAt: null,
  } as const;
  return refuseTooMany(wallet, earned) ?? accept(pending);
}

/** The points that a purchase earns, rounded down. */
export function rebatePoints(
  { total, share }: Pick<ReportPurchase, "total" | "share">,
  programme: Programme,
): Points {
  assert(Number.isInteger(share) && share >= 0 && share <= 1_000, () => `a share of ${share}`);
  return points(
    Number((BigInt(fen(total)) * BigInt(share)) / 1_000n / BigInt(programme.fenPerPoint)),
  );
}

/** Grants the pending points; their validity starts now. Refuses `already-settled` if they are no longer pending. */
export function decideConfirmation(
  wallet: Wallet,
  { of }: ConfirmPurchase,
  at: Instant,
  programme: Programme,
): Decision {
  const pending = pendingPurchase(wallet, of);
  if (pending === undefined) return refuse({ code: "already-settled" });
  const { source, subject, points: granted } = pending;
  return accept(newGrant({ source, subject, points: granted, of }, at, programme));
}

/** Refuses `already-settled` for a second reversal. */
export function decideReversal(
  wallet: Wallet,
  { of, grant }: ReversePurchase,
  at: Instant,
): Decision {
  const pending = pendingPurchase(wallet, of);
  if (pending) return accept({ kind: "cancellation", subject: pending.subject, of });
  if (grant) return decideClawback(wallet, grant, at);
  return refuse({ code: "already-settled" });
}

/** Pending points that need a confirmation. */
function pendingPurchase(wallet: Wallet, of: Seq) {
  return wallet.pending.find((pending) => pending.of === of && pending.creditAt === null);
}
