import type { MerchantView } from "../../contract/payment.ts";
import { maxPointsFor } from "../../rules/spend/payment.ts";
import { fen, points as toPoints, type Fen, type Points } from "../../rules/points.ts";
import { valueOf, type Programme } from "../../rules/programme.ts";
import { readFen, readWhole, type TypedFault } from "../../ui/typed-number.ts";
import { previewSpend, type Snapshot, type TypedSpend } from "../../spend/preview-spend.ts";

/** What is typed of a payment and not sent yet, as it was typed. */
export type PayDraft = { readonly total?: string; readonly points?: string };

type PaymentInput = {
  readonly merchantId: string;
  /** One of the merchant's; without one the amount is typed. */
  readonly order: MerchantView["orders"][number] | undefined;
  readonly draft: PayDraft;
  readonly shown: Snapshot;
};

/** What a draft comes to, as far as it goes. */
export type Payment =
  | { readonly state: "no-total"; readonly fault: TypedFault }
  | (TypedSpend & {
      readonly total: Fen;
      /** As many points as the bill and the balance take. */
      readonly most: Points;
      /** What is left to pay in cash; 0 where the points are too many. */
      readonly cash: Fen;
    });

/** Reads a draft, and decides the payment as the service will. While no points are typed, they are as many as can be. */
export function paymentOf({ merchantId, order, draft, shown }: PaymentInput): Payment {
  const bill = order ? { value: order.totalFen } : readFen(draft.total ?? "");
  if ("fault" in bill && bill.fault !== undefined) return { state: "no-total", fault: bill.fault };
  const total = fen(bill.value);
  const most = maxPoints(total, shown);
  const typed = draft.points === undefined ? { value: Math.max(1, most) } : readWhole(draft.points);
  if (typed.fault !== undefined) {
    return { state: "no-points", fault: typed.fault, total, most, cash: total };
  }
  const points = toPoints(typed.value);
  const subject = { kind: "merchant", id: merchantId } as const;
  const preview = previewSpend({ kind: "payment", subject, points, total }, shown);
  const reckoned = { total, points, most, cash: cashOf(total, points, shown.programme) };
  return preview.refusal
    ? { ...reckoned, state: "refused", refusal: preview.refusal }
    : { ...reckoned, state: "possible", preview };
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

/** What to call a bill that has no number of the merchant's: "A-20261123-0915", by the service's clock. */
export function orderIdAt(at: number): string {
  const digits = new Date(at).toISOString().replaceAll(/\D/g, "");
  return `A-${digits.slice(0, 8)}-${digits.slice(8, 12)}`;
}
