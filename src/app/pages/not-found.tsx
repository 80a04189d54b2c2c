import { useTranslations } from "use-intl";
import { ButtonLink } from "../../ui/button.tsx";
import { PageHead } from "../../ui/page-head.tsx";

export function NotFoundPage() {
  const t = useTranslations("app");
  return (
    <div className="py-10">
      <PageHead title={t("notFound")} lead={t("notFoundLead")} />
      <ButtonLink href="/">{t("home")}</ButtonLink>
    </div>
  );
}
