import type { OrderView } from "../../contract/order.ts";
import { maxPointsFor } from "../../rules/spend/payment.ts";
import { fen, points as toPoints, type Fen, type Points } from "../../rules/points.ts";
import { valueOf, type Programme } from "../../rules/programme.ts";
import { expiringSoon } from "../../spend/expiring-soon.ts";
import { readWhole } from "../../contract/typed-number.ts";
import { previewSpend, type Snapshot, type TypedSpend } from "../../spend/preview-spend.ts";

/** The unsent payment, as it was typed. */
export type PayDraft = { readonly points?: string };

type PaymentInput = {
  readonly order: Pick<OrderView, "kind" | "title" | "totalFen">;
  readonly draft: PayDraft;
  readonly snapshot: Snapshot;
};

/** What a draft means. */
export type Payment = TypedSpend & {
  readonly total: Fen;
  /** The most points that the total and the balance allow. */
  readonly most: Points;
  /** The rest to pay in cash; 0 if there are too many points. */
  readonly cash: Fen;
};

/**
 * Reads a draft and previews the payment by the rules. While no points are typed, it takes the most possible; of a card
 * repayment, the points that expire soon, if any do.
 */
export function paymentOf({ order, draft, snapshot }: PaymentInput): Payment {
  const total = order.totalFen;
  const most = maxPoints(total, snapshot);
  const typed =
    draft.points === undefined
      ? { value: Math.max(1, defaultPoints(order.kind, most, snapshot)) }
      : readWhole(draft.points);
  if (typed.fault !== undefined) {
    return { state: "no-points", fault: typed.fault, total, most, cash: total };
  }
  const points = toPoints(typed.value);
  const subject = { words: order.title };
  const preview = previewSpend({ kind: "payment", subject, points, total }, snapshot);
  const amounts = { total, points, most, cash: cashOf(total, points, snapshot.programme) };
  return preview.refusal
    ? { ...amounts, state: "refused", refusal: preview.refusal }
    : { ...amounts, state: "possible", preview };
}

function defaultPoints(kind: OrderView["kind"], most: Points, snapshot: Snapshot): number {
  const soon = expiringSoon(snapshot);
  return kind === "card" && soon > 0 ? Math.min(most, soon) : most;
}

function maxPoints(total: Fen, { wallet, programme }: Snapshot): Points {
  if (!wallet.mayUse) return toPoints(0);
  const most = Math.min(maxPointsFor(total, programme), wallet.spendable);
  return toPoints(most - (most % programme.step));
}

function cashOf(total: Fen, points: Points, programme: Programme): Fen {
  const most = Math.floor(total / programme.fenPerPoint);
  return points > most ? fen(0) : fen(total - valueOf(points, programme));
}
