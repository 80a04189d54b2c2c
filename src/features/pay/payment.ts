import type { MerchantView } from "../../contract/payment.ts";
import { maxPointsFor } from "../../rules/spend/payment.ts";
import { fen, points as toPoints, type Fen, type Points } from "../../rules/points.ts";
import { valueOf, type Programme } from "../../rules/programme.ts";
import type { MoneyFormat } from "../../ui/money-format.ts";
import { readMoney, readWhole, type TypedFault } from "../../ui/typed-number.ts";
import { previewSpend, type Snapshot, type TypedSpend } from "../../spend/preview-spend.ts";

/** The unsent payment, as it was typed. */
export type PayDraft = { readonly total?: string; readonly points?: string };

type PaymentInput = {
  readonly merchantId: string;
  /** Without an order, the total is typed. */
  readonly order: MerchantView["orders"][number] | undefined;
  readonly draft: PayDraft;
  readonly snapshot: Snapshot;
  readonly money: MoneyFormat;
};

/** What a draft means. */
export type Payment =
  | { readonly state: "no-total"; readonly fault: TypedFault }
  | (TypedSpend & {
      readonly total: Fen;
      /** The most points that the total and the balance allow. */
      readonly most: Points;
      /** The rest to pay in cash; 0 if there are too many points. */
      readonly cash: Fen;
    });

/** Reads a draft and previews the payment by the rules. While no points are typed, it takes the most possible. */
export function paymentOf({ merchantId, order, draft, snapshot, money }: PaymentInput): Payment {
  const typedTotal = order ? { value: order.totalFen } : readMoney(draft.total ?? "", money);
  if ("fault" in typedTotal && typedTotal.fault !== undefined)
    return { state: "no-total", fault: typedTotal.fault };
  const total = fen(typedTotal.value);
  const most = maxPoints(total, snapshot);
  const typed = draft.points === undefined ? { value: Math.max(1, most) } : readWhole(draft.points);
  if (typed.fault !== undefined) {
    return { state: "no-points", fault: typed.fault, total, most, cash: total };
  }
  const points = toPoints(typed.value);
  const subject = { kind: "merchant", id: merchantId } as const;
  const preview = previewSpend({ kind: "payment", subject, points, total }, snapshot);
  const amounts = { total, points, most, cash: cashOf(total, points, snapshot.programme) };
  return preview.refusal
    ? { ...amounts, state: "refused", refusal: preview.refusal }
    : { ...amounts, state: "possible", preview };
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

/** An id for an order that has none: "A-20261123-0915", in UTC. */
export function orderIdAt(at: number): string {
  const digits = new Date(at).toISOString().replaceAll(/\D/g, "");
  return `A-${digits.slice(0, 8)}-${digits.slice(8, 12)}`;
}
