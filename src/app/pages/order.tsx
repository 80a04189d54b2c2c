import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useParams } from "wouter";
import { orderQuery } from "../../api/queries.ts";
import type { OrderView } from "../../contract/order.ts";
import { OrderState } from "../../features/pay/order-list.tsx";
import { PayForm } from "../../features/pay/pay-form.tsx";
import { SuccessNotice, type SuccessMessage } from "../../spend/success-notice.tsx";
import { useLanguage } from "../../state/language.ts";
import { checkoutAddress, entryAddress } from "../../ui/addresses.ts";
import { BackLink } from "../../ui/back-link.tsx";
import { ButtonLink } from "../../ui/button.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { PageSkeleton } from "../../ui/skeleton.tsx";
import { Section } from "../section.tsx";

export function OrderPage() {
  const t = useTranslations("pay");
  const { id = "" } = useParams();
  return (
    <Section skeleton={<PageSkeleton rows={[6, 6]} />} title={t("title")}>
      <Order key={id} id={id} />
    </Section>
  );
}

/** Pays an open order, or tells what became of it. */
function Order({ id }: { id: string }) {
  const t = useTranslations("pay");
  const { data: order } = useSuspenseQuery(orderQuery(useLanguage(), id));
  const [done, setDone] = useState<SuccessMessage>();
  return (
    <>
      <PageHead
        title={t("at", { merchant: order.title })}
        lead={t("order", { title: order.item, number: order.number })}
        above={<BackLink href="/pay">{t("title")}</BackLink>}
      />
      <SuccessNotice done={done} />
      {order.state === "open" ? (
        <PayForm order={order} onDone={setDone} />
      ) : (
        !done && <NotOpen order={order} />
      )}
    </>
  );
}

function NotOpen({ order }: { order: OrderView }) {
  const holds = useTranslations("holds");
  const t = useTranslations("checkout");
  const { state, payment } = order;
  return (
    <div className="sheet grid justify-items-start gap-5 p-5 sm:p-7">
      <p className="text-lg font-semibold">
        <OrderState order={order} />
      </p>
      {payment !== undefined && state === "held" && (
        <ButtonLink href={checkoutAddress(payment)}>{holds("continue")}</ButtonLink>
      )}
      {payment !== undefined && state === "paid" && (
        <ButtonLink href={entryAddress(payment)}>{t("seeEntry")}</ButtonLink>
      )}
    </div>
  );
}
