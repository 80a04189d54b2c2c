import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { merchantsQuery } from "../../api/queries.ts";
import { MerchantCard } from "../../features/pay/merchant-card.tsx";
import { useLanguage } from "../../state/language.ts";
import { PageHead } from "../../ui/page-head.tsx";
import { CardsSkeleton } from "../../ui/skeleton.tsx";
import { Section } from "../section.tsx";

const kinds = ["shop", "card", "utility"] as const;

export function PayPage() {
  const t = useTranslations("pay");
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <Section skeleton={<CardsSkeleton className="cards-20" />}>
        <Merchants />
      </Section>
    </>
  );
}

function Merchants() {
  const t = useTranslations("pay");
  const { data } = useSuspenseQuery(merchantsQuery(useLanguage()));
  return (
    <div className="grid gap-8">
      {kinds.map((kind) => (
        <section key={kind} aria-labelledby={kind}>
          <h2 id={kind} className="mb-3 text-lg">
            {t(kind)}
          </h2>
          <ul className="cards-20">
            {data.items
              .filter((merchant) => merchant.kind === kind)
              .map((merchant) => (
                <MerchantCard key={merchant.id} merchant={merchant} />
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
