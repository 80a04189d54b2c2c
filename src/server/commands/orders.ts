import * as z from "zod/mini";
import {
  newOrderReceipt,
  orderReceipt,
  type PartnerOrder,
  type PartnerOrderBody,
} from "../../contract/partner.ts";
import { assert } from "../../rules/assertion.ts";
import type { Instant } from "../../rules/calendar.ts";
import type { OrderLists, StoredOrder } from "../store/order-records.ts";
import type { ResourceWrite } from "../store/resources.ts";
import type { State } from "../store/store.ts";
import type { RecordCommand } from "./execute-records.ts";

/** How many paid and cancelled orders a member's list keeps. */
const CLOSED_ORDERS = 20;

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
      const { paidAt } = order;
      if (order.state !== "open") {
        return { refusal: { code: "order-not-open", ...(paidAt !== undefined && { paidAt }) } };
      }
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

/** The order and its place in the member's lists. */
function orderWrites(order: StoredOrder, state: State): ResourceWrite[] {
  return [
    [`order:${order.id}`, order],
    ...listNamesOf(order).map((name) => [name, listed(order, state.resource(name))] as const),
  ];
}

function listed({ id, state }: StoredOrder, lists: OrderLists = EMPTY_LISTS): OrderLists {
  const open = lists.open.filter((each) => each !== id);
  const closed = lists.closed.filter((each) => each !== id);
  if (state === "open" || state === "held") return { open: [...open, id], closed };
  return { open, closed: [id, ...closed].slice(0, CLOSED_ORDERS) };
}

const EMPTY_LISTS: OrderLists = { open: [], closed: [] };

const listNamesOf = ({ memberId }: StoredOrder) =>
  memberId === null ? [] : [`orders:${memberId}` as const];

function orderIn(state: State, id: string): StoredOrder {
  const order = state.resource(`order:${id}`);
  assert(order !== undefined, () => `no order ${id}`);
  return order;
}
