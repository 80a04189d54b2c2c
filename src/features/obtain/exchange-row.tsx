import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import type { ExchangeOffer } from "../../contract/offer.ts";
import { nextPeriod } from "../../rules/calendar.ts";
import { RefusalMessage } from "../../spend/refusal-message.tsx";
import { Button } from "../../ui/button.tsx";
import { Picture } from "../../ui/picture.tsx";
import { maxAmount } from "./exchange-draft.ts";
import { ExchangeForm } from "./exchange-form.tsx";
import type { ObtainProps } from "./obtain-props.ts";

type ExchangeRowProps = ObtainProps & {
  readonly offer: ExchangeOffer;
  /** As typed; `undefined` while the form is closed. */
  readonly amount: string | undefined;
  readonly onType: (amount: string) => void;
  readonly onClose: () => void;
};

/** A partner with its rate and limits, and the form that its button opens. */
export function ExchangeRow(props: ExchangeRowProps) {
  const { offer, amount, snapshot, onType, onClose, onDone } = props;
  const t = useTranslations("obtain");
  const { title, picture, rate } = offer;
  const { wallet, programme } = snapshot;
  const formId = useId();
  const isOpen = amount !== undefined;
  const [wasOpenedHere, setOpenedHere] = useState(false);
  const isPossible = maxAmount(offer, wallet.serverTime, programme) > 0;
  return (
    <li className="grid gap-4 py-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <Picture shape="square" name={picture} />
        <div className="min-w-0 flex-1 basis-44">
          <h2 className="text-base font-medium">{title}</h2>
          <p className="text-sm text-quiet">{t("rate", rate)}</p>
          <ExchangeFacts offer={offer} />
        </div>
        {isPossible ? (
          <Button
            look="outlined"
            className="max-sm:w-full"
            aria-label={t("exchangeAt", { title })}
            aria-expanded={isOpen}
            aria-controls={isOpen ? formId : undefined}
            onClick={() => {
              setOpenedHere(true);
              if (isOpen) onClose();
              else onType("");
            }}
          >
            {t("exchangeButton")}
          </Button>
        ) : (
          <WhyClosed {...props} />
        )}
      </div>
      {isOpen && isPossible && (
        <ExchangeForm
          id={formId}
          offer={offer}
          amount={amount}
          takesFocus={wasOpenedHere}
          snapshot={snapshot}
          onType={onType}
          onExchanged={onClose}
          onDone={onDone}
        />
      )}
    </li>
  );
}

function WhyClosed({ offer: { cap, capLeft }, snapshot }: ExchangeRowProps) {
  const t = useTranslations("obtain");
  const { wallet, programme } = snapshot;
  const nextAt = nextPeriod(wallet.serverTime, cap.per, programme);
  return (
    <p className="text-sm text-quiet sm:max-w-52">
      {capLeft === 0 ? (
        <RefusalMessage refusal={{ code: "cap-reached", most: 0, nextAt }} />
      ) : (
        t("noneThere")
      )}
    </p>
  );
}

/** The partner's balance, what is left of the cap, and when the points are credited. */
function ExchangeFacts({ offer }: { readonly offer: ExchangeOffer }) {
  const t = useTranslations("obtain");
  const { balance, cap, capLeft, creditDays } = offer;
  const facts = [
    [t("balance"), t("partnerPoints", { count: balance })],
    [
      t(cap.per === "day" ? "capLeftDay" : "capLeftMonth"),
      t("cap", { left: capLeft, cap: cap.points }),
    ],
    [t("credit"), creditDays === 0 ? t("atOnce") : t("afterDays", { days: creditDays })],
  ];
  return (
    <dl className="mt-1 flex flex-wrap gap-x-5 text-sm">
      {facts.map(([name, value]) => (
        <div key={name} className="flex flex-wrap gap-x-1.5">
          <dt className="text-quiet">{name}</dt>
          <dd className="figures font-medium">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
