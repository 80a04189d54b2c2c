import type { PendingView, PurchaseView } from "../../contract/offer.ts";
import type { Wallet } from "../../rules/ledger/wallet.ts";
import type { Store } from "../store/store.ts";
import { titleOf } from "../../catalog/catalog.ts";
import { rebates } from "../../catalog/offers.ts";
import type { Language } from "../../catalog/text.ts";
import { entryId } from "./read-wallet.ts";

/** What the member has bought at partners, newest first. */
export async function listPurchases(
  store: Store,
  memberId: string,
  language: Language,
): Promise<PurchaseView[]> {
  const found = await store.listResources(`purchase:${memberId}:`);
  return found
    .toSorted((a, b) => b.of - a.of)
    .map(({ of, offerId, total, points, at, state }) => ({
      id: entryId(memberId, of),
      title: titleOf({ kind: "offer", id: offerId }, language),
      picture: rebates.find(({ id }) => id === offerId)?.picture ?? "",
      totalFen: total,
      points,
      at,
      state,
    }));
}

/** What is promised, first to be credited first, and what waits for a confirmation last. */
export function pendingViews(memberId: string, wallet: Wallet, language: Language): PendingView[] {
  return wallet.pending
    .toSorted((a, b) => (a.creditAt ?? Infinity) - (b.creditAt ?? Infinity) || a.of - b.of)
    .map(({ of, source, subject, points, creditAt }) => ({
      id: entryId(memberId, of),
      source,
      title: titleOf(subject, language),
      points,
      creditAt,
    }));
}
