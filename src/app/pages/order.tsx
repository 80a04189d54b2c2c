import { useSuspenseQueries } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useParams, useSearchParams } from "wouter";
import { orderQuery, walletQuery } from "../../api/queries.ts";
import type { OrderView } from "../../contract/order.ts";
import { HeldOrder } from "../../features/pay/held-order.tsx";
import { OrderState } from "../../features/pay/order-list.tsx";
import { PayForm } from "../../features/pay/pay-form.tsx";
import { SuccessNotice, type SuccessMessage } from "../../spend/success-notice.tsx";
import { useLanguage } from "../../state/language.ts";
import { entryAddress } from "../../ui/addresses.ts";
import { BackLink } from "../../ui/back-link.tsx";
import { ButtonLink } from "../../ui/button.tsx";
import { FocusedStatus } from "../../ui/focused-status.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { PageSkeleton } from "../../ui/skeleton.tsx";
import { Section } from "../section.tsx";

/** An order: opened from the list of orders, or by the partner that sends its member to the checkout. */
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
  const [{ data: order }, { data: wallet }] = useSuspenseQueries({
    queries: [orderQuery(useLanguage(), id), walletQuery],
  });
  const [params] = useSearchParams();
  const suggested = params.get("points") ?? undefined;
  const [done, setDone] = useState<SuccessMessage>();
  const { title, item, number, state, payment, returnTo } = order;
  return (
    <>
      <PageHead
        title={t("at", { merchant: title })}
        lead={t("order", { title: item, number })}
        above={<BackLink href="/pay">{t("title")}</BackLink>}
      />
      <SuccessNotice done={done} />
      {state === "open" && (
        <PayForm key={suggested} order={order} suggested={suggested} onDone={setDone} />
      )}
      {/* The notice of success has the focus already. */}
      {state !== "open" && done && <ClosedOrder order={order} />}
      {state !== "open" && !done && (
        <FocusedStatus key={state}>
          {state === "held" && payment !== undefined ? (
            <HeldOrder order={order} payment={payment} wallet={wallet} />
          ) : (
            <ClosedOrder order={order} />
          )}
        </FocusedStatus>
      )}
      {state === "open" && returnTo !== undefined && (
        <p className="mt-5">
          <ButtonLink look="outlined" href={returnTo}>
            {t("backTo", { merchant: title })}
          </ButtonLink>
        </p>
      )}
    </>
  );
}

function ClosedOrder({ order }: { order: OrderView }) {
  const t = useTranslations("pay");
  const checkout = useTranslations("checkout");
  const { title, state, payment, returnTo } = order;
  return (
    <div className="sheet grid justify-items-start gap-5 p-5 sm:p-7">
      <p className="text-lg font-semibold">
        <OrderState order={order} />
      </p>
      <div className="flex flex-wrap gap-3">
        {returnTo !== undefined && (
          <ButtonLink href={returnTo}>{t("backTo", { merchant: title })}</ButtonLink>
        )}
        {payment !== undefined && state === "paid" && (
          <ButtonLink look="outlined" href={entryAddress(payment)}>
            {checkout("seeEntry")}
          </ButtonLink>
        )}
      </div>
    </div>
  );
}
