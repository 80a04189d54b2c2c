import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { ordersQuery } from "../../api/queries.ts";
import type { OrderView } from "../../contract/order.ts";
import { OrderList } from "../../features/pay/order-list.tsx";
import { useLanguage } from "../../state/language.ts";
import { Notice } from "../../ui/notice.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { CardsSkeleton } from "../../ui/skeleton.tsx";
import { Section } from "../section.tsx";

const groups = ["shop", "card", "utility", "closed"] as const;

export function PayPage() {
  const t = useTranslations("pay");
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <Section skeleton={<CardsSkeleton className="cards-20" />}>
        <Orders />
      </Section>
    </>
  );
}

/** Open orders by the kind of their partner, and the last paid and cancelled ones in a list of their own. */
function Orders() {
  const t = useTranslations("pay");
  const { data } = useSuspenseQuery(ordersQuery(useLanguage()));
  if (data.items.length === 0) return <Notice>{t("none")}</Notice>;
  return (
    <div className="grid gap-8">
      {groups.map((group) => {
        const orders = data.items.filter((order) => groupOf(order) === group);
        if (orders.length === 0) return null;
        return (
          <section key={group} aria-labelledby={group}>
            <h2 id={group} className="mb-3 text-lg">
              {t(group)}
            </h2>
            <OrderList orders={orders} />
          </section>
        );
      })}
    </div>
  );
}

function groupOf({ state, kind }: OrderView) {
  return state === "open" || state === "held" ? kind : "closed";
}
