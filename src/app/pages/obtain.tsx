import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useParams } from "wouter";
import { offersQuery } from "../../api/queries.ts";
import type { OfferView } from "../../contract/offer.ts";
import { ExchangeCard } from "../../features/obtain/exchange-card.tsx";
import { methods, MethodsNav } from "../../features/obtain/methods-nav.tsx";
import type { ObtainProps } from "../../features/obtain/offer-card.tsx";
import { PendingPanel } from "../../features/obtain/pending-panel.tsx";
import { PurchaseList } from "../../features/obtain/purchase-list.tsx";
import { RebateCard } from "../../features/obtain/rebate-card.tsx";
import { TaskCard } from "../../features/obtain/task-card.tsx";
import { TopUpForm } from "../../features/obtain/top-up-form.tsx";
import { SuccessNotice, type SuccessMessage } from "../../spend/success-notice.tsx";
import { useSnapshot } from "../../spend/use-snapshot.ts";
import { useLanguage } from "../../state/language.ts";
import { PageHead } from "../../ui/page-head.tsx";
import { CardsSkeleton } from "../../ui/skeleton.tsx";
import { Section } from "../section.tsx";
import { NotFoundPage } from "./not-found.tsx";

export function ObtainPage() {
  const t = useTranslations("obtain");
  const { method: path = "" } = useParams();
  const current = methods.find((each) => each.path === path);
  if (!current) return <NotFoundPage />;
  const { method, title } = current;
  return (
    <>
      <PageHead title={t(title)} lead={t("lead")} />
      <MethodsNav method={method} />
      <Section skeleton={<CardsSkeleton className="cards-20" />}>
        <Offers method={method} title={t(title)} />
      </Section>
    </>
  );
}

type OffersProps = { readonly method: OfferView["method"]; readonly title: string };

function Offers({ method, title }: OffersProps) {
  const snapshot = useSnapshot();
  const { data } = useSuspenseQuery(offersQuery(useLanguage()));
  const [done, setDone] = useState<SuccessMessage>();
  const props = { snapshot, onDone: setDone };
  const offers = data.items.filter((offer) => offer.method === method);
  return (
    <>
      <SuccessNotice done={done} />
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
