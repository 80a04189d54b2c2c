import { useTranslations } from "use-intl";
import { useParams } from "wouter";
import { CheckScreen } from "../../features/draw/check-screen.tsx";
import { PageSkeleton } from "../../ui/skeleton.tsx";
import { Section } from "../section.tsx";

export function DrawCheckPage() {
  const t = useTranslations("check");
  const { number = "" } = useParams();
  return (
    <Section skeleton={<PageSkeleton rows={[8]} />} title={t("title", { number })}>
      <CheckScreen number={number} />
    </Section>
  );
}
