import { sampleCatalog } from "../../catalog/alipoint.ts";
import { memberOf, seqOf } from "../../server/queries/entry-view.ts";
import type { Store } from "../../server/store/store.ts";
import { changeResources, changeWrites, type PlantedBug } from "./changed-writes.ts";
import { partnerOf } from "./partner-commands.ts";
import { keyOfPartner } from "./partners.ts";

/** Mistakes in what the service does for partners. */
export const partnerBugs: Readonly<Record<string, PlantedBug>> = {
  "a report is applied twice": {
    store: (store) => ({
      ...store,
      commit: (scope, work) =>
        store.commit(scope, (state) =>
          work({
            ...state,
            resource: (name) =>
              scope.receipt?.owner.startsWith("partner:") && name.startsWith("evidence:")
                ? undefined
                : state.resource(name),
          }),
        ),
    }),
  },
  "an order is paid twice": changeResources("order:", (order, before) =>
    order.state === "paid" || order.state === "held" ? before() : order,
  ),
  "a payment is captured twice": changeWrites((work, { wallet }) =>
    work.wallet && wallet && work.entries?.some(({ kind }) => kind === "capture")
      ? { ...work, wallet: { ...work.wallet, holds: wallet.holds } }
      : work,
  ),
  "a lapsed payment keeps its order": changeWrites((work) => {
    const { entries = [], resources = [] } = work;
    if (!entries.some(({ kind }) => kind === "release")) return work;
    return { ...work, resources: resources.filter(([name]) => !name.startsWith("order:")) };
  }),
  "an order number is used twice": changeResources("partner-order:", () => undefined),
  "a cancelled order stays in the list": changeResources("orders:", (lists, before) =>
    lists.closed.length > 0 ? before() : lists,
  ),
  "a partner captures for another": { handle: asOwner },
};

/** Answers each request about a payment or a redemption as if the right partner had sent it. */
function asOwner(handle: (request: Request) => Promise<Response>, store: Store) {
  return async (request: Request) => {
    const id = /\/api\/partner\/(?:payments|redemptions)\/([^/]+)\//.exec(request.url)?.[1];
    if (id === undefined) return handle(request);
    const memberId = memberOf(id);
    const entry = await store.readEntry(memberId, seqOf(memberId, id) ?? 0);
    const partnerId = entry && partnerOf(entry.subject, sampleCatalog);
    if (partnerId !== undefined)
      request.headers.set("Authorization", `Bearer ${keyOfPartner(partnerId)}`);
    return handle(request);
  };
}
