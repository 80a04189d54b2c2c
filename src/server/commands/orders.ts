import * as z from "zod/mini";
import {
  newOrderReceipt,
  orderReceipt,
  type PartnerOrder,
  type PartnerOrderBody,
} from "../../contract/partner.ts";
import type { Instant } from "../../rules/calendar.ts";
import type { StoredOrder } from "../store/order-records.ts";
import type { RecordCommand } from "./execute-records.ts";
import { listNamesOf, orderIn, orderNotOpen, orderWrites } from "./order-record.ts";

type NewOrder = {
  readonly id: string;
  readonly partnerId: string;
  readonly body: PartnerOrderBody;
  readonly createdAt: Instant;
};

/** Refuses `number-taken` in an `invalid-request`: a partner uses each order number once. */
export function createOrder(
  key: string,
  { id, partnerId, body, createdAt }: NewOrder,
  checkoutUrl: string,
): RecordCommand {
  const { number, item, totalFen, memberId = null, dueAt, returnUrl } = body;
  const byNumber = `partner-order:${partnerId}:${number}` as const;
  const order: StoredOrder = {
    id,
    partnerId,
    number,
    memberId,
    item,
    totalFen,
    ...(dueAt !== undefined && { dueAt }),
    ...(returnUrl !== undefined && { returnUrl }),
    createdAt,
    state: "open",
  };
  return {
    resources: [byNumber, ...listNamesOf(order)],
    decide(state) {
      if (state.resource(byNumber)) {
        const errors = [{ pointer: "/number", code: "number-taken" }];
        return { refusal: { code: "invalid-request", errors } };
      }
      return {
        writes: [...orderWrites(order, state), [byNumber, { orderId: id }]],
        body: z.encode(newOrderReceipt, {
          operation: { key },
          order: partnerOrderView(order),
          checkoutUrl,
        }),
      };
    },
  };
}

/** Cancels an open order; refuses `order-not-open`. */
export function cancelOrder(key: string, id: string): RecordCommand {
  const name = `order:${id}` as const;
  return {
    resources: [name],
    // A member may have paid the order since it was found.
    resourcesOf: (state) => listNamesOf(orderIn(state, id)),
    decide(state) {
      const order = orderIn(state, id);
      if (order.state !== "open") return { refusal: orderNotOpen(order) };
      const cancelled = { ...order, state: "cancelled" } as const;
      return {
        writes: orderWrites(cancelled, state),
        body: z.encode(orderReceipt, {
          operation: { key },
          order: partnerOrderView(cancelled),
        }),
      };
    },
  };
}

export function partnerOrderView({ partnerId: _own, ...order }: StoredOrder): PartnerOrder {
  return order;
}
