import { useTranslations } from "use-intl";
import { useParams } from "wouter";
import { MerchantScreen } from "../../features/pay/merchant-screen.tsx";
import { PageSkeleton } from "../../ui/skeleton.tsx";
import { Section } from "../section.tsx";

export function MerchantPage() {
  const t = useTranslations("pay");
  const { id = "" } = useParams();
  return (
    <Section skeleton={<PageSkeleton rows={[6, 6]} />} title={t("title")}>
      <MerchantScreen id={id} />
    </Section>
  );
}
