import type { PaymentBody } from "../../contract/payment.ts";
import { assert } from "../../rules/assertion.ts";
import type { CatalogItem } from "../../rules/ledger/entry.ts";
import { entryId } from "../queries/entry-view.ts";
import type { StoredOrder } from "../store/order-records.ts";
import { orderIn, orderNotOpen, orderWrites } from "./order-record.ts";
import type { CommandHandler } from "./run-command.ts";

/**
 * Pays an order, or holds it while cash is being paid; an order of nobody yet becomes the member's. Refuses
 * `order-not-open`.
 */
export function pay(memberId: string, { orderId, points }: PaymentBody): CommandHandler {
  return {
    resources: [`order:${orderId}`, `orders:${memberId}`],
    command(state) {
      const order = orderIn(state, orderId);
      // Another member may have paid it since it was found.
      const isOwn = order.memberId === null || order.memberId === memberId;
      if (order.state !== "open" || !isOwn) return orderNotOpen(order);
      return { kind: "payment", subject: subjectOf(order), points, total: order.totalFen };
    },
    writes(state, { entries, at }) {
      const entry = entries.find(({ kind }) => kind === "payment");
      assert(entry?.kind === "payment", () => "an accepted payment without an entry");
      const order = orderIn(state, orderId);
      const paid = { ...order, memberId, payment: entryId(memberId, entry.seq) };
      return orderWrites(
        entry.heldUntil === undefined
          ? { ...paid, state: "paid", paidAt: at, paidFen: order.totalFen }
          : { ...paid, state: "held" },
        state,
      );
    },
  };
}

function subjectOf({ id, partnerId, number, item }: StoredOrder): CatalogItem {
  return { kind: "merchant", id: partnerId, reference: number, item, orderId: id };
}
