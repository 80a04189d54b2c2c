import { useTranslations } from "use-intl";
import { useParams } from "wouter";
import { CertificateLink } from "../../features/donate/certificate-link.tsx";
import { CheckLink } from "../../features/draw/check-link.tsx";
import { EntryScreen } from "../../features/activity/entry-screen.tsx";
import { RefundPanel } from "../../features/refund/refund-panel.tsx";
import { BackLink } from "../../ui/back-link.tsx";
import { PageSkeleton } from "../../ui/skeleton.tsx";
import { Section } from "../section.tsx";

export function EntryPage() {
  const t = useTranslations("activity");
  const { id } = useParams<{ id: string }>();
  return (
    <>
      <BackLink href="/activity">{t("back")}</BackLink>
      <Section skeleton={<PageSkeleton rows={[6]} className="" />} title={t("title")}>
        <EntryScreen id={id}>
          <CertificateLink id={id} />
          <CheckLink id={id} />
          <RefundPanel id={id} />
        </EntryScreen>
      </Section>
    </>
  );
}
