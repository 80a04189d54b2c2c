import { sampleOrderId } from "../../demo/orders.ts";
import type { Entry } from "../../rules/ledger/entry.ts";
import type { Fen } from "../../rules/points.ts";
import { entryId } from "../../server/queries/entry-view.ts";
import type { StoredOrder } from "../../server/store/order-records.ts";
import type { Store } from "../../server/store/store.ts";

type Ledgers = ReadonlyMap<string, readonly Entry[]>;
type Report = (violation: string) => void;

/** A payment that holds or has paid an order. */
type LivePayment = {
  readonly id: string;
  readonly memberId: string;
  readonly isHeld: boolean;
  /** What was captured; `undefined` while it is held. */
  readonly paidFen: Fen | undefined;
};

/** An order is paid at most once, and is in the state that the ledgers give it. */
export async function checkOrders(
  store: Store,
  ledgers: Ledgers,
  orderIds: ReadonlySet<string>,
  report: Report,
): Promise<void> {
  const payments = livePayments(ledgers);
  const listed = new Map<string, string[]>();
  const numbers = new Set<string>();
  for (const id of orderIds) {
    const order = await store.readResource(`order:${id}`);
    if (order === undefined) {
      report(`order ${id} is gone`);
      continue;
    }
    checkOrder(order, payments.get(id) ?? [], report);
    const { memberId, state, partnerId, number } = order;
    // Demo members have the same sample orders.
    const isSample = memberId !== null && id === sampleOrderId(memberId, number);
    if (!isSample && numbers.has(`${partnerId} ${number}`))
      report(`${partnerId} has two orders ${number}`);
    numbers.add(`${partnerId} ${number}`);
    if (memberId === null || (state !== "open" && state !== "held")) continue;
    listed.set(memberId, [...(listed.get(memberId) ?? []), id]);
  }
  for (const memberId of ledgers.keys()) {
    const { open = [], closed = [] } = (await store.readResource(`orders:${memberId}`)) ?? {};
    const expected = listed.get(memberId) ?? [];
    if (open.toSorted().join() !== expected.toSorted().join())
      report(`${memberId} has the open orders ${open.join()}, not ${expected.join()}`);
    if (closed.length > 20) report(`${memberId} has ${closed.length} closed orders in the list`);
  }
}

function checkOrder(
  { id, state, payment, memberId, paidFen }: StoredOrder,
  payments: readonly LivePayment[],
  report: Report,
) {
  if (payments.length > 1) report(`order ${id} is paid ${payments.length} times`);
  const [live] = payments;
  const expected = live === undefined ? ["open", "cancelled"] : live.isHeld ? ["held"] : ["paid"];
  if (!expected.includes(state)) report(`order ${id} is ${state}, not ${expected.join(" or ")}`);
  if (payment !== live?.id) report(`order ${id} names the payment ${payment}, not ${live?.id}`);
  if (paidFen !== live?.paidFen)
    report(`order ${id} is paid with ${paidFen}, not ${live?.paidFen}`);
  if (live && live.memberId !== memberId)
    report(`order ${id} of ${memberId} is paid by ${live.memberId}`);
}

/** The payments of each order that were not released. */
function livePayments(ledgers: Ledgers): Map<string, LivePayment[]> {
  const payments = new Map<string, LivePayment[]>();
  for (const [memberId, ledger] of ledgers) {
    for (const entry of ledger) {
      const { seq, subject } = entry;
      const orderId = "kind" in subject ? subject.orderId : undefined;
      if (entry.kind !== "payment" || orderId === undefined) continue;
      const end = ledger.find(
        (each) => (each.kind === "capture" || each.kind === "release") && each.of === seq,
      );
      if (end?.kind === "release") continue;
      const isHeld = entry.heldUntil !== undefined && end === undefined;
      const partial = end?.kind === "capture" ? end.partial : undefined;
      const captured = partial?.total ?? entry.total;
      const paidFen = isHeld ? undefined : captured;
      const payment = { id: entryId(memberId, seq), memberId, isHeld, paidFen };
      payments.set(orderId, [...(payments.get(orderId) ?? []), payment]);
    }
  }
  return payments;
}
