import { useTranslations } from "use-intl";
import type { ExchangeOffer } from "../../contract/offer.ts";
import { useDraft } from "../../state/draft.ts";
import { ExchangeRow } from "./exchange-row.tsx";
import type { ObtainProps } from "./obtain-props.ts";

type ExchangeListProps = ObtainProps & { readonly offers: readonly ExchangeOffer[] };

/** The partners whose points can be exchanged. One form is open at a time. */
export function ExchangeList({ offers, ...props }: ExchangeListProps) {
  const t = useTranslations("obtain");
  const { memberId } = props.snapshot.wallet;
  const [draft, save] = useDraft<{ partnerId: string; amount: string }>(
    `obtain.${memberId}.exchange`,
  );
  return (
    <ul aria-label={t("titleExchange")} className="sheet divide-y divide-line px-5 py-1 sm:px-6">
      {offers.map((offer) => {
        const { id: partnerId } = offer;
        const isOpen = draft?.partnerId === partnerId;
        return (
          <ExchangeRow
            key={partnerId}
            offer={offer}
            amount={isOpen ? draft.amount : undefined}
            onType={(amount) => save({ partnerId, amount })}
            onClose={() => save(undefined)}
            {...props}
          />
        );
      })}
    </ul>
  );
}
