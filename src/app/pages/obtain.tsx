import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useParams } from "wouter";
import { offersQuery, programmeQuery } from "../../api/queries.ts";
import type { OfferView } from "../../contract/offer.ts";
import { ExchangeList } from "../../features/obtain/exchange-list.tsx";
import { methods, MethodsNav } from "../../features/obtain/methods-nav.tsx";
import type { ObtainProps } from "../../features/obtain/obtain-props.ts";
import { PendingPanel } from "../../features/obtain/pending-panel.tsx";
import { PurchaseList } from "../../features/obtain/purchase-list.tsx";
import { RebateList } from "../../features/obtain/rebate-list.tsx";
import { TaskList } from "../../features/obtain/task-list.tsx";
import { TopUpForm } from "../../features/obtain/top-up-form.tsx";
import { SuccessNotice, type SuccessMessage } from "../../spend/success-notice.tsx";
import { useSnapshot } from "../../spend/use-snapshot.ts";
import { useLanguage } from "../../state/language.ts";
import { PageHead } from "../../ui/page-head.tsx";
import { CardsSkeleton } from "../../ui/skeleton.tsx";
import { useDemo } from "../demo-parts.ts";
import { Section } from "../section.tsx";
import { NotFoundPage } from "./not-found.tsx";

export function ObtainPage() {
  const t = useTranslations("obtain");
  const { method: path = "" } = useParams();
  const { data: programme } = useQuery(programmeQuery);
  const offered = methods.filter(({ method }) => programme?.features.includes(method) ?? true);
  const current = path === "" ? offered[0] : offered.find((each) => each.path === path);
  if (!current) return <NotFoundPage />;
  const { method, title } = current;
  return (
    <>
      <PageHead title={t(title)} lead={t("lead")} />
      <MethodsNav method={method} offered={offered} />
      <Section skeleton={<CardsSkeleton className="cards-20" />}>
        <Offers method={method} />
      </Section>
    </>
  );
}

type OffersProps = { readonly method: OfferView["method"] };

function Offers({ method }: OffersProps) {
  const snapshot = useSnapshot();
  const { data } = useSuspenseQuery(offersQuery(useLanguage()));
  const [done, setDone] = useState<SuccessMessage>();
  const props = { snapshot, onDone: setDone };
  return (
    <>
      <SuccessNotice done={done} />
      <Method method={method} offers={data.items} {...props} />
      {method === "exchange" && <PendingPanel />}
    </>
  );
}

type MethodProps = OffersProps & ObtainProps & { readonly offers: readonly OfferView[] };

function Method({ method, offers, ...props }: MethodProps) {
  const demo = useDemo();
  switch (method) {
    case "exchange":
      return <ExchangeList offers={ofMethod(offers, method)} {...props} />;
    case "rebate":
      return (
        <>
          <RebateList offers={ofMethod(offers, method)} programme={props.snapshot.programme} />
          <PurchaseList />
        </>
      );
    case "task":
      return <TaskList offers={ofMethod(offers, method)} {...props} />;
    case "top-up":
      return ofMethod(offers, method).map((offer) => (
        <TopUpForm key={offer.id} offer={offer} Cards={demo?.TopUpCards} {...props} />
      ));
  }
}

function ofMethod<Method extends OfferView["method"]>(
  offers: readonly OfferView[],
  method: Method,
) {
  return offers.filter(
    (offer): offer is Extract<OfferView, { method: Method }> => offer.method === method,
  );
}
