import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { offersQuery } from "../../api/queries.ts";
import type { OfferView } from "../../contract/offer.ts";
import { useLanguage } from "../../state/language.ts";
import { DoneNotice, type DoneText } from "../../spend/done-notice.tsx";
import { useSnapshot } from "../../spend/use-snapshot.ts";
import { ExchangeCard } from "./exchange-card.tsx";
import type { ObtainProps } from "./offer-parts.tsx";
import { PendingPanel } from "./pending-panel.tsx";
import { PurchaseList } from "./purchase-list.tsx";
import { RebateCard } from "./rebate-card.tsx";
import { TaskCard } from "./task-card.tsx";
import { TopUpForm } from "./top-up-form.tsx";

export type Method = OfferView["method"];

/** The offers of one method, what was done with them, and what is promised. */
export function ObtainScreen({ method, title }: { method: Method; title: string }) {
  const shown = useSnapshot();
  const { data } = useSuspenseQuery(offersQuery(useLanguage()));
  const [done, setDone] = useState<DoneText>();
  const props = { shown, onDone: setDone };
  const offers = data.items.filter((offer) => offer.method === method);
  return (
    <>
      <DoneNotice done={done} />
      {method === "top-up" ? (
        offers.map((offer) => <Offer key={offer.id} offer={offer} {...props} />)
      ) : (
        <ul aria-label={title} className="cards-20">
          {offers.map((offer) => (
            <Offer key={offer.id} offer={offer} {...props} />
          ))}
        </ul>
      )}
      {method === "rebate" && <PurchaseList {...props} />}
      {(method === "exchange" || method === "rebate") && <PendingPanel />}
    </>
  );
}

function Offer({ offer, ...props }: ObtainProps & { offer: OfferView }) {
  switch (offer.method) {
    case "exchange":
      return <ExchangeCard offer={offer} {...props} />;
    case "rebate":
      return <RebateCard offer={offer} {...props} />;
    case "task":
      return <TaskCard offer={offer} {...props} />;
    case "top-up":
      return <TopUpForm offer={offer} {...props} />;
  }
}
