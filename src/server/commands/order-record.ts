import { assert } from "../../rules/assertion.ts";
import type { Entry, Subject } from "../../rules/ledger/entry.ts";
import { entryId } from "../queries/entry-view.ts";
import type { OrderLists, StoredOrder } from "../store/order-records.ts";
import type { ResourceName, ResourceWrite } from "../store/resources.ts";
import type { State } from "../store/store.ts";

/** How many paid and cancelled orders a member's list keeps. */
const CLOSED_ORDERS = 20;

const EMPTY_LISTS: OrderLists = { open: [], closed: [] };

export function orderIn(state: State, id: string): StoredOrder {
  const order = state.resource(`order:${id}`);
  assert(order !== undefined, () => `no order ${id}`);
  return order;
}

/** The refusal to pay or to cancel an order that is held, paid or cancelled. */
export function orderNotOpen({ paidAt }: StoredOrder) {
  return { code: "order-not-open" as const, ...(paidAt !== undefined && { paidAt }) };
}

/** The order and its place in the member's lists. */
export function orderWrites(order: StoredOrder, state: State): ResourceWrite[] {
  return [
    [`order:${order.id}`, order],
    ...listNamesOf(order).map((name) => [name, listed(order, state.resource(name))] as const),
  ];
}

export const listNamesOf = ({ memberId }: StoredOrder) =>
  memberId === null ? [] : [`orders:${memberId}` as const];

function listed({ id, state }: StoredOrder, lists: OrderLists = EMPTY_LISTS): OrderLists {
  const open = lists.open.filter((each) => each !== id);
  const closed = lists.closed.filter((each) => each !== id);
  if (state === "open" || state === "held") return { open: [...open, id], closed };
  return { open, closed: [id, ...closed].slice(0, CLOSED_ORDERS) };
}

/** What the end of a hold on an order changes. */
export function namesOfOrder(memberId: string, subject: Subject): ResourceName[] {
  const orderId = orderIdOf(subject);
  return orderId === undefined ? [] : [`order:${orderId}`, `orders:${memberId}`];
}

/**
 * A capture pays the order that its payment holds, and a release opens it again. An imported payment holds no order of
 * this service.
 */
export function orderAfter(memberId: string, entry: Entry, state: State): ResourceWrite[] {
  if (entry.kind !== "capture" && entry.kind !== "release") return [];
  const orderId = orderIdOf(entry.subject);
  const order = orderId === undefined ? undefined : state.resource(`order:${orderId}`);
  if (order?.state !== "held" || order.payment !== entryId(memberId, entry.of)) return [];
  if (entry.kind === "release") {
    const { payment: _ended, ...opened } = order;
    return orderWrites({ ...opened, state: "open" }, state);
  }
  const paidFen = entry.partial?.total ?? order.totalFen;
  return orderWrites({ ...order, state: "paid", paidAt: entry.at, paidFen }, state);
}

function orderIdOf(subject: Subject): string | undefined {
  return "kind" in subject ? subject.orderId : undefined;
}
