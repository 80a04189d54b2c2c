import { useTranslations } from "use-intl";
import { useParams } from "wouter";
import { CertificateScreen } from "../../features/donate/certificate-screen.tsx";
import { SkeletonLine } from "../../ui/skeleton.tsx";
import { Section } from "../section.tsx";

export function CertificatePage() {
  const t = useTranslations("donate");
  const { number = "" } = useParams();
  return (
    <Section waiting={<CertificateSkeleton />} title={t("certificate")}>
      <CertificateScreen number={number} />
    </Section>
  );
}

function CertificateSkeleton() {
  return (
    <div className="mx-auto max-w-2xl">
      <p className="mt-13 mb-6 text-2xl wide:mb-8">
        <SkeletonLine className="w-72" />
      </p>
      <div className="sheet h-160" />
    </div>
  );
}
