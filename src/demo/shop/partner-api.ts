import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type * as z from "zod/mini";
import { ApiProblem } from "../../api/client.ts";
import { call } from "../../api/connection.ts";
import { queryKeys } from "../../api/query-keys.ts";
import type { DemoPartner } from "../../contract/demo.ts";
import { demoRoutes } from "../../contract/demo-routes.ts";
import type { Language } from "../../contract/language.ts";
import { routes, type Route } from "../../contract/routes.ts";
import { newUuid } from "../../contract/uuid.ts";

/** The demo's partners with their keys and secrets. */
export const partnersQuery = queryOptions({
  queryKey: ["demo", "partners"],
  queryFn: ({ signal }) => call(demoRoutes.makeDemoPartners, { signal }),
  staleTime: Infinity,
});

const bearer = ({ key }: DemoPartner) => ({ Authorization: `Bearer ${key}` });

/** The routes by which a partner acts. */
type PartnerRoute = {
  [Name in keyof typeof routes]: (typeof routes)[Name] extends {
    readonly path: `/api/partner/${string}`;
    readonly method: "POST" | "PUT";
  }
    ? Name
    : never;
}[keyof typeof routes];

export type Action = { readonly route: PartnerRoute; readonly id?: string; readonly body?: object };

/** How the panels act for the chosen partner. */
export type Act = {
  readonly send: (action: Action, onDone?: (answer: unknown) => void) => void;
  readonly isSending: boolean;
};

/** Sends one action of a partner under a new key; the client repeats it with that key until it is answered. */
export function useAct(partner: DemoPartner) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ route, id, body = {} }: Action): Promise<unknown> =>
      call<z.ZodMiniType>(routes[route], {
        id,
        headers: {
          ...bearer(partner),
          "Content-Type": "application/json",
          "Idempotency-Key": newUuid(),
        },
        body: JSON.stringify(body),
      }),
    // A refused action may have been one on something that has changed.
    onSettled: () => cache.invalidateQueries({ queryKey: queryKeys.ofWallet }),
  });
}

/**
 * What this partner knows of the signed-in member. A real partner learns what was paid and redeemed from webhooks and
 * returning members; here the member's own lists give the ids. What belongs to other partners is not found.
 */
export const partnerRecordsQuery = (partner: DemoPartner, language: Language) =>
  queryOptions({
    queryKey: [...queryKeys.ofWallet, "partner", partner.partnerId, language],
    queryFn: async ({ signal }) => {
      const [orders, rewards, purchases] = await Promise.all([
        call(routes.listOrders, { language, signal }),
        call(routes.listRewards, { language, signal }),
        call(routes.listPurchases, { language, signal }),
      ]);
      const ask = <Answer extends z.ZodMiniType>(route: Route<Answer>, id: string) =>
        call(route, { id, signal, headers: bearer(partner) }).catch(unlessNotFound);
      const own = await Promise.all(orders.items.map(({ id }) => ask(routes.readPartnerOrder, id)));
      const withPayments = own
        .filter((order) => order !== undefined)
        .map(async (order) => ({
          order,
          item: orders.items.find(({ id }) => id === order.id)?.item ?? "",
          payment:
            order.payment === undefined
              ? undefined
              : await ask(routes.readPartnerPayment, order.payment),
        }));
      const withRedemptions = rewards.items.map(async ({ id, title }) => {
        const reward = await ask(routes.readPartnerReward, id);
        if (!reward) return [];
        return [{ title, reward, redemption: await ask(routes.readPartnerRedemption, id) }];
      });
      return {
        orders: await Promise.all(withPayments),
        rewards: (await Promise.all(withRedemptions)).flat(),
        purchases: purchases.items,
      };
    },
  });

export type PartnerRecords = Awaited<
  ReturnType<NonNullable<ReturnType<typeof partnerRecordsQuery>["queryFn"]>>
>;

function unlessNotFound(error: unknown) {
  if (error instanceof ApiProblem && error.problem.code === "not-found") return undefined;
  throw error;
}
