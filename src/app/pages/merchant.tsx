import { useTranslations } from "use-intl";
import { useParams } from "wouter";
import { MerchantScreen } from "../../features/pay/merchant-screen.tsx";
import { Section } from "../section.tsx";
import { FormSkeleton } from "./form-skeleton.tsx";

export function MerchantPage() {
  const t = useTranslations("pay");
  const { id = "" } = useParams();
  return (
    <Section waiting={<FormSkeleton />} title={t("title")}>
      <MerchantScreen id={id} />
    </Section>
  );
}
