import { titleOf } from "../../catalog/catalog.ts";
import type { PendingView, PurchaseView } from "../../contract/offer.ts";
import type { Ports, Reader } from "../ports.ts";
import { entryId } from "./entry-view.ts";
import { readWallet } from "./read-wallet.ts";

/** The reader's purchases at partners, newest first. */
export async function listPurchases(
  { store, catalog }: Ports,
  { memberId, language }: Reader,
): Promise<PurchaseView[]> {
  const purchases = await store.listResources(`purchase:${memberId}:`);
  return purchases
    .toSorted((a, b) => b.of - a.of)
    .map(({ of, offerId, total, points, at, state }) => ({
      id: entryId(memberId, of),
      title: titleOf({ kind: "offer", id: offerId }, language, catalog),
      picture: catalog.rebates.find(({ id }) => id === offerId)?.picture ?? "",
      totalFen: total,
      points,
      at,
      state,
    }));
}

/** The reader's pending points by the time of their credit; those that wait for a confirmation come last. */
export async function listPending(ports: Ports, reader: Reader): Promise<PendingView[]> {
  const { pending } = await readWallet(ports, reader);
  return pending
    .toSorted((a, b) => (a.creditAt ?? Infinity) - (b.creditAt ?? Infinity) || a.of - b.of)
    .map(({ of, source, subject, points, creditAt }) => ({
      id: entryId(reader.memberId, of),
      source,
      title: titleOf(subject, reader.language, ports.catalog),
      points,
      creditAt,
    }));
}
