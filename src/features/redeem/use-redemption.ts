import { useRef } from "react";
import { useRedeem } from "../../api/commands.ts";
import type { ProductView } from "../../contract/product.ts";
import type { WalletView } from "../../contract/wallet.ts";
import { useLanguage } from "../../state/language.ts";
import type { Done } from "./done-notice.tsx";
import type { Price } from "./preview.ts";

/** Sends one redemption at a time. */
export function useRedemption(onDone: (done: Done) => void) {
  const redeem = useRedeem(useLanguage());
  // A second click may come before the first one has been rendered.
  const isUnderway = useRef(false);

  function send({ id, title }: ProductView, price: Price, seen: WalletView) {
    if (isUnderway.current) return;
    isUnderway.current = true;
    redeem.mutate(
      { productId: id, priceId: price.id, seen },
      {
        onSuccess: ({ entries, wallet }) => {
          const entry = entries.findLast(({ kind }) => kind === "redemption");
          onDone({ title, left: wallet.spendable, entryId: entry?.id });
        },
        onSettled: () => {
          isUnderway.current = false;
        },
      },
    );
  }

  return {
    send,
    isSending: redeem.isPending,
    error: redeem.error,
    forgetError: () => {
      if (!redeem.isPending) redeem.reset();
    },
  };
}
