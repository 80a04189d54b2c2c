import { useTranslations } from "use-intl";
import { useParams } from "wouter";
import { CertificateScreen } from "../../features/donate/certificate-screen.tsx";
import { PageSkeleton } from "../../ui/skeleton.tsx";
import { Section } from "../section.tsx";

export function CertificatePage() {
  const t = useTranslations("donate");
  const { number = "" } = useParams();
  return (
    <Section
      skeleton={<PageSkeleton rows={[15]} className="mx-auto max-w-2xl pt-13" />}
      title={t("certificate")}
    >
      <CertificateScreen number={number} />
    </Section>
  );
}
