import type { HoldView } from "../../contract/payment.ts";
import { assert } from "../../rules/assertion.ts";
import { fen, sum } from "../../rules/points.ts";
import { aliPoint, valueOf } from "../../rules/programme.ts";
import type { Hold, Wallet } from "../../rules/ledger/wallet.ts";
import type { Store } from "../store/store.ts";
import { titleOf } from "../../catalog/catalog.ts";
import type { Language } from "../../catalog/text.ts";
import { entryId } from "./read-wallet.ts";

/** The uses of a settled wallet whose cash is still to be paid, first to lapse first. */
export function listHolds(
  store: Store,
  { memberId, language }: { readonly memberId: string; readonly language: Language },
  wallet: Wallet,
): Promise<HoldView[]> {
  return Promise.all(wallet.holds.map(holdView));

  async function holdView({ of, subject, until, lots: parts }: Hold): Promise<HoldView> {
    const use = await store.readEntry(memberId, of);
    assert(
      use?.kind === "payment" || use?.kind === "redemption",
      () => `entry ${of} holds nothing`,
    );
    const points = sum(parts);
    return {
      id: entryId(memberId, of),
      kind: use.kind,
      title: titleOf(subject, language),
      points,
      cashFen: fen(use.total - valueOf(points, aliPoint)),
      until,
    };
  }
}
