import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useParams, useSearchParams } from "wouter";
import { merchantsQuery } from "../../api/queries.ts";
import { PayForm } from "../../features/pay/pay-form.tsx";
import { useLanguage } from "../../state/language.ts";
import { BackLink } from "../../ui/back-link.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { PageSkeleton } from "../../ui/skeleton.tsx";
import { Section } from "../section.tsx";

export function MerchantPage() {
  const t = useTranslations("pay");
  const { id = "" } = useParams();
  return (
    <Section skeleton={<PageSkeleton rows={[6, 6]} />} title={t("title")}>
      <Merchant id={id} />
    </Section>
  );
}

/** Pays one of the merchant's orders, which the address names, or another amount. */
function Merchant({ id }: { id: string }) {
  const t = useTranslations("pay");
  const { data } = useSuspenseQuery(merchantsQuery(useLanguage()));
  const [params] = useSearchParams();
  const merchant = data.items.find((each) => each.id === id);
  const order = merchant?.orders.find((each) => each.id === params.get("order"));
  return (
    <>
      <PageHead
        title={merchant ? t("at", { merchant: merchant.title }) : t("title")}
        lead={order ? t("order", { title: order.title, number: order.id }) : undefined}
        above={<BackLink href="/pay">{t("title")}</BackLink>}
      />
      {merchant ? (
        <PayForm key={order?.id} merchant={merchant} order={order} />
      ) : (
        <Notice>{t("noMerchant")}</Notice>
      )}
    </>
  );
}
