import type { Context } from "hono";
import { Hono } from "hono/tiny";
import {
  partnerOrderBody,
  partnerOrderQuery,
  type PartnerOrderBody,
} from "../../contract/partner.ts";
import { emptyBody } from "../../contract/payment.ts";
import { routes } from "../../contract/routes.ts";
import { cancelOrder, createOrder, partnerOrderView } from "../commands/orders.ts";
import { problemResponse } from "../problem.ts";
import { readWallet } from "../queries/read-wallet.ts";
import type { StoredOrder } from "../store/order-records.ts";
import { partnerOnly, recordCommand } from "./partner.ts";
import { invalid, parseQuery, reply, type Env } from "./request.ts";

/** The orders of the partner that sends the request. Those of others are not found. */
export const partnerOrders = new Hono<Env>();

partnerOrders.post(
  routes.createPartnerOrder.path,
  ...recordCommand(partnerOrderBody, async (body, c) => {
    const { ports, partnerId, key, now } = c.var;
    if (!ports.catalog.merchants.some(({ id }) => id === partnerId)) return undefined;
    const { memberId } = body;
    const memberTime = memberId === undefined ? now : await ports.memberTime(memberId);
    if (memberTime === undefined) {
      return invalid(c, [{ pointer: "/memberId", code: "unknown-member" }]);
    }
    if (!(await isRegistered(c, body))) {
      return invalid(c, [{ pointer: "/returnUrl", code: "origin-not-registered" }]);
    }
    const id = ports.newId();
    const checkoutUrl = new URL(`/checkout/${id}`, c.req.url).href;
    return createOrder(key, { id, partnerId, body, createdAt: memberTime }, checkoutUrl);
  }),
);

partnerOrders.get(routes.listPartnerOrders.path, partnerOnly, async (c) => {
  const parsed = parseQuery(c, partnerOrderQuery);
  if (!parsed.ok) return parsed.response;
  const { ports, partnerId } = c.var;
  const name = `partner-order:${partnerId}:${parsed.query.number}` as const;
  const { orderId } = (await ports.store.readResource(name)) ?? {};
  const order = orderId === undefined ? undefined : await findOrder(c, orderId);
  return reply(routes.listPartnerOrders, { items: order ? [partnerOrderView(order)] : [] });
});

partnerOrders.get(routes.readPartnerOrder.path, partnerOnly, async (c) => {
  const order = await findOrder(c, c.req.param("id"));
  if (!order) return problemResponse("not-found", c.var.now);
  return reply(routes.readPartnerOrder, partnerOrderView(order));
});

partnerOrders.post(
  routes.cancelPartnerOrder.path,
  ...recordCommand(emptyBody, async (_body, c) => {
    const order = await findOrder(c, c.req.param("id") ?? "");
    return order && cancelOrder(c.var.key, order.id);
  }),
);

/** The partner's order under `id`; `undefined` where it has none. An order whose hold has lapsed is open again. */
async function findOrder(c: Context<Env>, id: string): Promise<StoredOrder | undefined> {
  const { ports, partnerId } = c.var;
  const order = await ports.store.readResource(`order:${id}`);
  if (order?.partnerId !== partnerId) return undefined;
  const { memberId, state } = order;
  const now = state === "held" && memberId ? await ports.memberTime(memberId) : undefined;
  if (memberId === null || now === undefined) return order;
  await readWallet(ports, { memberId, now });
  return ports.store.readResource(`order:${id}`);
}

/** Whether the return address, if there is one, is of an origin that the partner has registered. */
async function isRegistered(c: Context<Env>, { returnUrl }: PartnerOrderBody): Promise<boolean> {
  if (returnUrl === undefined) return true;
  const name = `partner-credential:${c.var.partnerId}` as const;
  const { origins = [] } = (await c.var.ports.store.readResource(name)) ?? {};
  return origins.includes(new URL(returnUrl).origin);
}
