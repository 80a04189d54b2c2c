import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useSearchParams } from "wouter";
import { merchantsQuery } from "../../api/queries.ts";
import { useLanguage } from "../../state/language.ts";
import { BackLink } from "../../ui/back-link.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { PayForm } from "./pay-form.tsx";

/** Paying one merchant: one of its orders, which the address names, or an amount of one's own. */
export function MerchantScreen({ id }: { id: string }) {
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
