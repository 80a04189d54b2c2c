import { Hono } from "hono/tiny";
import { emptyBody } from "../../contract/payment.ts";
import { routes } from "../../contract/routes.ts";
import { endHold, readSpend } from "../commands/end-hold.ts";
import { listHolds } from "../queries/read-holds.ts";
import { command } from "./commands.ts";
import { reply, signedIn, type Env } from "./request.ts";

/** Open holds, and their cancellations. Only the partner knows whether the cash was paid. */
export const holds = new Hono<Env>();

holds.get(routes.listHolds.path, signedIn, async (c) => {
  return reply(routes.listHolds, { items: await listHolds(c.var.ports, c.var.reader) });
});

for (const [kind, { path }] of [
  ["payment", routes.cancelPayment],
  ["redemption", routes.cancelRedemption],
] as const) {
  holds.post(
    path,
    ...command(emptyBody, async (_body, c) => {
      const { memberId } = c.var.reader;
      const spend = await readSpend(c.var.ports.store, memberId, kind, c.req.param("id") ?? "");
      return spend && endHold(memberId, spend, { kind: "cancel" });
    }),
  );
}
