import type { Language } from "../../contract/language.ts";
import { textIn, type Catalog } from "../../catalog/catalog.ts";
import type { OrderView } from "../../contract/order.ts";
import type { Hold, Wallet } from "../../rules/ledger/wallet.ts";
import { fen, sum } from "../../rules/points.ts";
import { valueOf, type Programme } from "../../rules/programme.ts";
import type { Ports, Reader } from "../ports.ts";
import type { StoredOrder } from "../store/order-records.ts";
import { entryId } from "./entry-view.ts";
import { returnAddressOf } from "./return-address.ts";
import { readWallet } from "./read-wallet.ts";

/** The reader's open orders, first due first, then the closed ones, newest first. */
export async function listOrders(ports: Ports, reader: Reader): Promise<OrderView[]> {
  const { store } = ports;
  // Settles lapsed holds, whose orders are open again.
  const wallet = await readWallet(ports, reader);
  const { open = [], closed = [] } = (await store.readResource(`orders:${reader.memberId}`)) ?? {};
  const read = async (ids: readonly string[]) => {
    const orders = await Promise.all(ids.map((id) => store.readResource(`order:${id}`)));
    return orders.flatMap((order) => order ?? []);
  };
  const byDueDate = (a: StoredOrder, b: StoredOrder) =>
    (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity) || a.createdAt - b.createdAt;
  const orders = [...(await read(open)).toSorted(byDueDate), ...(await read(closed))];
  return orders.map((order) => orderView(ports, reader, order, wallet));
}

/** What \`findOrder\` finds, as the reader sees it. */
export async function readOrder(
  ports: Ports,
  reader: Reader,
  id: string,
): Promise<OrderView | undefined> {
  const wallet = await readWallet(ports, reader);
  const order = await findOrder(ports, reader, id);
  if (!order) return undefined;
  const returnTo = await returnAddressOf(ports, reader, order);
  return {
    ...orderView(ports, reader, order, wallet),
    ...(returnTo !== undefined && { returnTo }),
  };
}

/** The reader's order under `id`, or one that no member has paid yet; `undefined` where there is none. */
export async function findOrder(
  { store }: Ports,
  { memberId }: Reader,
  id: string,
): Promise<StoredOrder | undefined> {
  const order = await store.readResource(`order:${id}`);
  return order?.memberId === memberId || order?.memberId === null ? order : undefined;
}

function orderView(
  { catalog, programme }: Ports,
  { memberId, language }: Reader,
  order: StoredOrder,
  { holds }: Wallet,
): OrderView {
  const { id, partnerId, number, item, totalFen, dueAt, state, paidAt, payment } = order;
  const hold = holds.find(({ of }) => entryId(memberId, of) === payment);
  return {
    id,
    ...partnerViewOf(catalog, partnerId, language),
    number,
    item: textIn(item, language),
    totalFen,
    ...(dueAt !== undefined && { dueAt }),
    state,
    ...(paidAt !== undefined && { paidAt }),
    ...(payment !== undefined && { payment }),
    ...(hold && holdViewOf(totalFen, hold, programme)),
  };
}

function holdViewOf(total: number, { until, lots }: Hold, programme: Programme) {
  return { heldUntil: until, cashFen: fen(total - valueOf(sum(lots), programme)) };
}

/** A partner that has left the catalog is called by its id. */
function partnerViewOf({ merchants }: Catalog, partnerId: string, language: Language) {
  const found = merchants.find(({ id }) => id === partnerId);
  if (!found) return { kind: "shop", title: partnerId, picture: "" } as const;
  return { kind: found.kind, title: found.title[language], picture: found.picture };
}
